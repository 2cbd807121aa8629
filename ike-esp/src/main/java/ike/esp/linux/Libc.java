package ike.esp.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The functions of the C library that the datapath needs, in the kernel's own convention: a result of zero or more is a
 * success, a negative one is {@code -errno}. Allocates nothing after the first call of a thread, but for the text of a
 * path.
 */
@SuppressWarnings("restricted")
final class Libc {
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    static final ThreadLocal<MemorySegment> STATE = ThreadLocal
            .withInitial(() -> Arena.ofAuto().allocate(CALL_STATE));

    private static final MethodHandle OPEN = bind("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle IOCTL = bind("ioctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle IOCTL_NUMBER = bind("ioctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle READ_NOW = bind("read",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), Linker.Option.critical(true));
    private static final MethodHandle WRITE_NOW = bind("write",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), Linker.Option.critical(true));
    private static final MethodHandle READ = bind("read",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle WRITE = bind("write",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle POLL = bind("poll",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle EVENTFD = bind("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SOCKET = bind("socket",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle BIND = bind("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CONNECT = bind("connect",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle GETSOCKNAME = bind("getsockname",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle SETSOCKOPT = bind("setsockopt",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle GETSOCKOPT = bind("getsockopt",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle RECVMMSG = bind("recvmmsg",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle SENDMMSG = bind("sendmmsg",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle SETNS = bind("setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle STRERROR = bind("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

    private Libc() {
    }

    /** A new descriptor of the file. */
    static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = STATE.get();
            return result((int) OPEN.invokeExact(state, arena.allocateFrom(path), flags), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int close(int fd) {
        try {
            MemorySegment state = STATE.get();
            return result((int) CLOSE.invokeExact(state, fd), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int ioctl(int fd, long request, MemorySegment argument) {
        try {
            MemorySegment state = STATE.get();
            return result((int) IOCTL.invokeExact(state, fd, request, argument), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** The same for a request whose argument is a number. */
    static int ioctl(int fd, long request, long argument) {
        try {
            MemorySegment state = STATE.get();
            return result((int) IOCTL_NUMBER.invokeExact(state, fd, request, argument), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /**
     * Reads into memory that may be an array's. The descriptor must be one that never blocks: until the call returns, the
     * JVM waits for it whenever it wants to stop its threads.
     */
    static int readNow(int fd, MemorySegment into, long length) {
        try {
            MemorySegment state = STATE.get();
            return result((int) (long) READ_NOW.invokeExact(state, fd, into, length), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Writes from memory that may be an array's, to a descriptor that never blocks. */
    static int writeNow(int fd, MemorySegment from, long length) {
        try {
            MemorySegment state = STATE.get();
            return result((int) (long) WRITE_NOW.invokeExact(state, fd, from, length), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** How many octets were read. */
    static int read(int fd, MemorySegment into, long length) {
        try {
            MemorySegment state = STATE.get();
            return result((int) (long) READ.invokeExact(state, fd, into, length), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** How many octets were written. */
    static int write(int fd, MemorySegment from, long length) {
        try {
            MemorySegment state = STATE.get();
            return result((int) (long) WRITE.invokeExact(state, fd, from, length), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /**
     * How many of the {@code count} structures of {@code fds} have events; {@code millis} below zero waits without end.
     */
    static int poll(MemorySegment fds, long count, int millis) {
        try {
            MemorySegment state = STATE.get();
            return result((int) POLL.invokeExact(state, fds, count, millis), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** A new descriptor that one thread writes to and another one polls. */
    static int eventfd(int initial, int flags) {
        try {
            MemorySegment state = STATE.get();
            return result((int) EVENTFD.invokeExact(state, initial, flags), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** A new socket. */
    static int socket(int domain, int type, int protocol) {
        try {
            MemorySegment state = STATE.get();
            return result((int) SOCKET.invokeExact(state, domain, type, protocol), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int bind(int fd, MemorySegment address) {
        try {
            MemorySegment state = STATE.get();
            return result((int) BIND.invokeExact(state, fd, address, (int) address.byteSize()), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int connect(int fd, MemorySegment address) {
        try {
            MemorySegment state = STATE.get();
            return result((int) CONNECT.invokeExact(state, fd, address, (int) address.byteSize()), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Fills {@code address}, which must be as long as the family's structure. */
    static int getsockname(int fd, MemorySegment address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = STATE.get();
            MemorySegment length = arena.allocateFrom(JAVA_INT, (int) address.byteSize());
            return result((int) GETSOCKNAME.invokeExact(state, fd, address, length), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int setsockopt(int fd, int level, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = STATE.get();
            return result((int) SETSOCKOPT.invokeExact(state, fd, level, option, arena.allocateFrom(JAVA_INT, value),
                    4), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** The value of an option that is a number not below zero. */
    static int getsockopt(int fd, int level, int option) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = STATE.get();
            MemorySegment value = arena.allocate(JAVA_INT);
            MemorySegment length = arena.allocateFrom(JAVA_INT, 4);
            int result = result((int) GETSOCKOPT.invokeExact(state, fd, level, option, value, length), state);
            return result < 0 ? result : value.get(JAVA_INT, 0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** How many of the {@code count} message headers were filled. */
    static int recvmmsg(int fd, MemorySegment headers, int count, int flags) {
        try {
            MemorySegment state = STATE.get();
            return result((int) RECVMMSG.invokeExact(state, fd, headers, count, flags, MemorySegment.NULL), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** How many of the {@code count} messages were sent; an error is told only when the first one failed. */
    static int sendmmsg(int fd, MemorySegment headers, int count, int flags) {
        try {
            MemorySegment state = STATE.get();
            return result((int) SENDMMSG.invokeExact(state, fd, headers, count, flags), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Moves the calling thread into the namespace of the descriptor. */
    static int setns(int fd, int type) {
        try {
            MemorySegment state = STATE.get();
            return result((int) SETNS.invokeExact(state, fd, type), state);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** The system's text for an error number. */
    static String describe(int errno) {
        try {
            MemorySegment text = (MemorySegment) STRERROR.invokeExact(STATE.get(), errno);
            return text.reinterpret(256).getString(0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int result(int returned, MemorySegment state) {
        return returned >= 0 ? returned : -(int) ERRNO.get(state, 0L);
    }

    static MethodHandle bind(String name, FunctionDescriptor type, Linker.Option... more) {
        List<Linker.Option> options = new ArrayList<>(Arrays.asList(more));
        options.add(Linker.Option.captureCallState("errno"));
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type,
                options.toArray(Linker.Option[]::new));
    }

    /** A method handle is declared to throw anything; one that calls C throws nothing but what the JVM itself does. */
    static Error impossible(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return thrown instanceof Error error ? error : new AssertionError(thrown);
    }
}
