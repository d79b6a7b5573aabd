#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The memory that the process has in use; 0 where the system does not tell.
public var residentBytes: Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var (total, resident) = (0, 0)
  return withUnsafeMutablePointer(to: &total) { t in
    withUnsafeMutablePointer(to: &resident) { r in
      withVaList([t, r]) { vfscanf(file, "%ld %ld", $0) } == 2 ? r.pointee * sysconf(Int32(_SC_PAGESIZE)) : 0
    }
  }
}
