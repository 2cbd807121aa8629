package ike.crypto.libcrypto;

import ike.crypto.Direction;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** A cipher context: keyed once, then used for any number of messages, and freed with its key. */
final class Context {
    private final MemorySegment written = MemorySegment.ofArray(new int[1]);
    private final int encrypt;
    private MemorySegment context = Evp.newContext();

    /** A context for {@code cipher} that has no key yet. */
    Context(MemorySegment cipher, Direction direction) {
        encrypt = direction == Direction.SEAL ? 1 : 0;
        require(Evp.init(context, cipher, Evp.NULL, Evp.NULL, encrypt));
    }

    void key(Secret key) {
        byte[] octets = key.asKey("RAW", SecretAccess.forProvider()).getEncoded();
        require(Evp.init(context, Evp.NULL, MemorySegment.ofArray(octets), Evp.NULL, encrypt));
        Arrays.fill(octets, (byte) 0);
    }

    void noPadding() {
        require(Evp.noPadding(context));
    }

    void control(int type, int argument, MemorySegment pointer) {
        require(Evp.control(context, type, argument, pointer));
    }

    /** Begins a message. */
    void iv(MemorySegment iv) {
        if (context.equals(Evp.NULL)) {
            throw new IllegalStateException("this key was given up");
        }
        require(Evp.init(context, Evp.NULL, Evp.NULL, iv, encrypt));
    }

    /** Works on the next octets; false when they are refused, as an AEAD does. */
    boolean update(MemorySegment out, MemorySegment in, int length) {
        return Evp.update(context, out, written, in, length) > 0;
    }

    /** Ends a message; false when its integrity check fails. */
    boolean finish(MemorySegment out) {
        return Evp.finish(context, out, written) > 0;
    }

    void free() {
        if (!context.equals(Evp.NULL)) {
            Evp.free(context);
            context = Evp.NULL;
        }
    }

    static void require(int result) {
        if (result <= 0) {
            throw new IllegalStateException("libcrypto refuses what it should take");
        }
    }
}
