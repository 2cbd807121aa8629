package ike.crypto.libcrypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory of one thread outside of the heap, where a message stands while libcrypto works on it in its place. Two copies do
 * not show beside the cipher; to hand over arrays takes an object for each, which the JVM avoids only when it happens to inline
 * everything.
 *
 * <pre>
 * 0        16        32                   64                  data: the next multiple of 64
 * | nonce  | written | nothing            | associated data   | the message and its check value
 * </pre>
 */
final class Stage {
    private static final ThreadLocal<Stage> OF_THREAD = ThreadLocal.withInitial(Stage::new);
    private static final int WRITTEN = 16;
    private static final int AAD = 64;
    private static final int LINE = 64;
    private static final int ORDINARY = 4096;

    private MemorySegment memory = Arena.ofAuto().allocate(ORDINARY, LINE);
    private int data;

    static Stage ofThread() {
        return OF_THREAD.get();
    }

    /** Takes all that a message needs, with room for {@code more} octets behind it. */
    void take(byte[] nonce, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset, int inLength, int more) {
        data = Math.ceilDiv(AAD + aadLength, LINE) * LINE;
        int needed = data + inLength + more;
        if (needed > memory.byteSize()) {
            memory = Arena.ofAuto().allocate(2L * needed, LINE);
        }
        MemorySegment.copy(nonce, 0, memory, JAVA_BYTE, 0, nonce.length);
        MemorySegment.copy(aad, aadOffset, memory, JAVA_BYTE, AAD, aadLength);
        MemorySegment.copy(in, inOffset, memory, JAVA_BYTE, data, inLength);
    }

    /** Gives back the message, or the beginning of it. */
    void give(byte[] out, int outOffset, int length) {
        MemorySegment.copy(memory, JAVA_BYTE, data, out, outOffset, length);
    }

    /** The addresses of the parts. */
    long nonce() {
        return memory.address();
    }

    /** Where libcrypto puts a length that nobody reads. */
    long written() {
        return memory.address() + WRITTEN;
    }

    long aad() {
        return memory.address() + AAD;
    }

    long data() {
        return memory.address() + data;
    }
}
