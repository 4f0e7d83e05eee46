package io.adledger.ledger.transaction;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Lets every {@code fsync} and {@code fdatasync} of this process fail from now on, as on a disk that is broken, by a filter of
 * its system calls (seccomp, Linux): RocksDB's own code gets {@code EIO}. Writes go on to succeed.
 */
final class FailingSyncs {

    private static final int EIO = 5;
    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;
    private static final int RETURN_ERROR = 0x0005_0000;
    private static final int RETURN_ALLOW = 0x7FFF_0000;
    private static final int BYTES_PER_INSTRUCTION = 8;

    private static final long PR_SET_NO_NEW_PRIVS = 38;
    private static final long SECCOMP_SET_MODE_FILTER = 1;
    private static final long SECCOMP_FILTER_FLAG_TSYNC = 1;

    /** Numbers of system calls, by the kind of processor. */
    private record Calls(int audit, long prctl, long seccomp, int fsync, int fdatasync) {

        static Calls ofThisMachine() {
            return switch (System.getProperty("os.arch")) {
                case "amd64" -> new Calls(0xC000_003E, 157, 317, 74, 75);
                case "aarch64" -> new Calls(0xC000_00B7, 167, 277, 82, 83);
                default -> throw new UnsupportedOperationException(System.getProperty("os.arch"));
            };
        }
    }

    private FailingSyncs() {}

    /** For all threads of this process, for good. */
    @SuppressWarnings("restricted")
    static void begin() throws Throwable {
        Calls calls = Calls.ofThisMachine();
        Linker linker = Linker.nativeLinker();
        MethodHandle systemCall = linker.downcallHandle(
                linker.defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        try (Arena arena = Arena.ofConfined()) {
            int[][] program = {
                {LOAD, 0, 0, 4},
                {JUMP_IF_EQUAL, 0, 4, calls.audit()},
                {LOAD, 0, 0, 0},
                {JUMP_IF_EQUAL, 1, 0, calls.fsync()},
                {JUMP_IF_EQUAL, 0, 1, calls.fdatasync()},
                {RETURN, 0, 0, RETURN_ERROR | EIO},
                {RETURN, 0, 0, RETURN_ALLOW},
            };
            MemorySegment instructions = arena.allocate((long) program.length * BYTES_PER_INSTRUCTION, Long.BYTES);
            for (int i = 0; i < program.length; i++) {
                long at = (long) i * BYTES_PER_INSTRUCTION;
                instructions.set(ValueLayout.JAVA_SHORT, at, (short) program[i][0]);
                instructions.set(ValueLayout.JAVA_BYTE, at + 2, (byte) program[i][1]);
                instructions.set(ValueLayout.JAVA_BYTE, at + 3, (byte) program[i][2]);
                instructions.set(ValueLayout.JAVA_INT, at + 4, program[i][3]);
            }
            MemorySegment filter = arena.allocate(2L * Long.BYTES, Long.BYTES);
            filter.set(ValueLayout.JAVA_SHORT, 0, (short) program.length);
            filter.set(ValueLayout.ADDRESS, Long.BYTES, instructions);
            require((long) systemCall.invokeExact(calls.prctl(), PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L));
            require((long) systemCall.invokeExact(
                    calls.seccomp(), SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, filter.address(), 0L, 0L));
        }
    }

    private static void require(long result) {
        if (result != 0) {
            throw new IllegalStateException("the system refuses a filter of system calls");
        }
    }
}
