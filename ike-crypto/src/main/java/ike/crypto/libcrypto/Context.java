package ike.crypto.libcrypto;

import ike.crypto.Direction;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * A cipher context: keyed once, then used for any number of messages, and freed with its key. What uses one extends it, one object
 * less to be fetched from memory for each of many SAs.
 */
abstract class Context {
    private static final long LINE = 64;
    /** Where libcrypto puts lengths that nobody reads: one place for each direction, whose threads differ. */
    private static final MemorySegment SEALED = Arena.global().allocate(LINE, LINE);
    private static final MemorySegment OPENED = Arena.global().allocate(LINE, LINE);

    private final int encrypt;
    private long context = Evp.newContext();

    /** A context for {@code cipher} that has no key yet. */
    Context(MemorySegment cipher, Direction direction) {
        encrypt = direction == Direction.SEAL ? 1 : 0;
        require(Evp.init(context, cipher, Evp.NULL, Evp.NULL, encrypt));
    }

    final void key(Secret key) {
        byte[] octets = key.asKey("RAW", SecretAccess.forProvider()).getEncoded();
        require(Evp.init(context, Evp.NULL, MemorySegment.ofArray(octets), Evp.NULL, encrypt));
        Arrays.fill(octets, (byte) 0);
    }

    final void noPadding() {
        require(Evp.noPadding(context));
    }

    final void control(int type, int argument, MemorySegment pointer) {
        require(Evp.control(context, type, argument, pointer));
    }

    /** The address of libcrypto's object. */
    final long context() {
        if (context == 0) {
            throw new IllegalStateException("this key was given up");
        }
        return context;
    }

    /** Begins a message. */
    final void iv(MemorySegment iv) {
        require(Evp.init(context(), Evp.NULL, Evp.NULL, iv, encrypt));
    }

    /** Works on the next octets; false when they are refused. */
    final boolean update(MemorySegment out, MemorySegment in, int length) {
        return Evp.update(context, out, written(), in, length) > 0;
    }

    private MemorySegment written() {
        return encrypt == 1 ? SEALED : OPENED;
    }

    final void free() {
        if (context != 0) {
            Evp.free(context);
            context = 0;
        }
    }

    static void require(int result) {
        if (result <= 0) {
            throw new IllegalStateException("libcrypto refuses what it should take");
        }
    }
}
