package ike.crypto;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationStep.Input;

/**
 * Keying material while keys are cut from it: in order, without regard to the blocks that it was made of (RFC 7296
 * §2.13, RFC 2409 §5.5). Wiped when closed.
 */
public final class KeyStream implements AutoCloseable {
    private final Secret stream;
    private final String name;
    private final String section;
    private final DerivationLog log;
    private int at;

    /** Takes over {@code stream}. */
    public KeyStream(Secret stream, String name, String section, DerivationLog log) {
        this.stream = stream;
        this.name = name;
        this.section = section;
        this.log = log;
    }

    /** The next {@code length} octets, reported to the log under the key's name unless there are none. */
    public Secret next(String key, int length) {
        int from = at;
        at += length;
        Secret cut = stream.slice(from, at);
        if (length > 0) {
            log.step(() -> new DerivationStep(key, name + " [" + from + ".." + (from + length - 1) + "]", section,
                    ImmutableList.of(Input.of(name, stream)), cut.copy()));
        }
        return cut;
    }

    @Override
    public void close() {
        stream.close();
    }
}
