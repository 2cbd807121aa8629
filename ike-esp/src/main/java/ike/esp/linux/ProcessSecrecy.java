package ike.esp.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Keeps the memory of this process to itself: it leaves no core when it crashes, and no other process of the same user may
 * look into it (prctl(2), setrlimit(2)). What root may do stays possible.
 */
public final class ProcessSecrecy {
    private static final int PR_GET_DUMPABLE = 3;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int RLIMIT_CORE = 4;

    /** The bindings, made where there is a Linux only. */
    private static final class Calls {
        static final MethodHandle PRCTL = Libc.bind("prctl",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        static final MethodHandle SETRLIMIT = Libc.bind("setrlimit",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    }

    private ProcessSecrecy() {
    }

    /** From now on, until the process ends; elsewhere than on Linux nothing happens. */
    public static void keep() throws IOException {
        if (Linux.isHere()) {
            SystemCallException.check(prctl(PR_SET_DUMPABLE, 0), "make the process undumpable");
            SystemCallException.check(forbidCore(), "forbid cores");
        }
    }

    /** True when it is so. */
    public static boolean isKept() {
        return Linux.isHere() && prctl(PR_GET_DUMPABLE, 0) == 0;
    }

    private static int prctl(int option, long argument) {
        try {
            MemorySegment state = Libc.STATE.get();
            return Libc.result((int) Calls.PRCTL.invokeExact(state, option, argument, 0L, 0L, 0L), state);
        } catch (Throwable e) {
            throw Libc.impossible(e);
        }
    }

    /** A struct rlimit: the limit now, and the limit of that limit. */
    private static int forbidCore() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = Libc.STATE.get();
            MemorySegment none = arena.allocate(JAVA_LONG, 2);
            return Libc.result((int) Calls.SETRLIMIT.invokeExact(state, RLIMIT_CORE, none), state);
        } catch (Throwable e) {
            throw Libc.impossible(e);
        }
    }
}
