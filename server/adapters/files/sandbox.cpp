#include "adapters/files/sandbox.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>

namespace teahouse {
namespace {

constexpr int input_descriptor = 3;
constexpr rlim_t files_max = 64;

constexpr sock_filter load(std::uint32_t offset) {
  return {BPF_LD | BPF_W | BPF_ABS, 0, 0, offset};
}
constexpr sock_filter answer(std::uint32_t what) {
  return {BPF_RET | BPF_K, 0, 0, what};
}
/// Passes over so many if the comparison holds, and over so many if it does not.
constexpr sock_filter jump(std::uint16_t comparison, std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
  return {static_cast<std::uint16_t>(BPF_JMP | BPF_K | comparison), yes, no, value};
}
/// Goes on with the next if the value is that, else passes over one.
constexpr sock_filter is(std::uint32_t value) {
  return jump(BPF_JEQ, value, 0, 1);
}

constexpr std::uint32_t refused = SECCOMP_RET_ERRNO | EPERM;
constexpr std::uint32_t unknown = SECCOMP_RET_ERRNO | ENOSYS;

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;  // Of no machine: the filter is left out.
#endif

/// No sockets and no other processes; threads may be. What clone3 asks for no filter can read, so it is said
/// not to be there, and the C library asks clone.
constexpr std::array filter{
    load(offsetof(seccomp_data, arch)),
    jump(BPF_JEQ, machine, 1, 0),
    answer(SECCOMP_RET_KILL_PROCESS),
    load(offsetof(seccomp_data, nr)),
#ifdef __x86_64__
    jump(BPF_JGE, 0x40000000U, 0, 1),  // The system calls of x32.
    answer(unknown),
    is(SYS_fork),
    answer(refused),
    is(SYS_vfork),
    answer(refused),
#endif
    is(SYS_socket),
    answer(refused),
    is(SYS_socketpair),
    answer(refused),
    is(SYS_ptrace),
    answer(refused),
    is(SYS_clone3),
    answer(unknown),
    jump(BPF_JEQ, SYS_clone, 0, 3),
    load(offsetof(seccomp_data, args)),
    jump(BPF_JSET, CLONE_THREAD, 1, 0),
    answer(refused),
    answer(SECCOMP_RET_ALLOW),
};

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(what, &both);
}

/// Between fork and exec, in a process that had other threads: nothing here may take a lock or memory.
[[noreturn]] void become(const SandboxedProgram& program, const char* room, char* const* words,
                         char* const* environment) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setpgid(0, 0);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);

  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, standard);
  // If it has the number already, dup2 would leave it to be closed by exec.
  const bool has_input = ::dup2(program.input, input_descriptor) == input_descriptor &&
                         ::fcntl(input_descriptor, F_SETFD, 0) == 0;
  ::syscall(SYS_close_range, input_descriptor + 1, ~0U, 0U);
  if (!has_input || ::chdir(room) != 0) ::_exit(1);

  limit(RLIMIT_AS, program.memory_bytes);
  limit(RLIMIT_FSIZE, program.file_bytes);
  limit(RLIMIT_CPU, static_cast<rlim_t>(program.patience.count() / 1000 + 1));
  limit(RLIMIT_NOFILE, files_max);
  limit(RLIMIT_CORE, 0);
  // Where unprivileged namespaces are allowed it has not even an interface; the filter holds everywhere.
  static_cast<void>(::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC));
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  const sock_fprog rules{filter.size(), const_cast<sock_filter*>(filter.data())};
  if (machine != 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &rules) != 0) ::_exit(1);
  ::execve(words[0], words, environment);
  ::_exit(1);
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const auto& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

/// Whether the child ended by itself in time.
bool ends(pid_t child, Duration patience) {
  const auto descriptor = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  if (descriptor < 0) return false;
  pollfd end{descriptor, POLLIN, 0};
  int ended = 0;
  do {
    ended = ::poll(&end, 1, static_cast<int>(patience.count()));
  } while (ended < 0 && errno == EINTR);
  ::close(descriptor);
  return ended > 0;
}

}  // namespace

bool run_sandboxed(const SandboxedProgram& program) {
  const auto words = pointers(program.words);
  const auto environment = pointers(program.environment);
  const auto room = program.room.string();
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) become(program, room.c_str(), words.data(), environment.data());
  if (!ends(child, program.patience)) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace teahouse
