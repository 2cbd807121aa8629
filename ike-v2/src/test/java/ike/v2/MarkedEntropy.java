package ike.v2;

import ike.crypto.Secret;
import ike.engine.Entropy;
import ike.wire.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;

/** Another entropy, but for the first octet of some nonces, which a test may choose: so it knows which is the lowest. */
final class MarkedEntropy implements Entropy {
    private final Entropy inner;
    private final Deque<Bytes> marks;

    /** Nonces begin with the octets that {@code marks} holds, the first of them with its first element, while it has some. */
    MarkedEntropy(Entropy inner, Deque<Bytes> marks) {
        this.inner = inner;
        this.marks = marks;
    }

    /** No marks so far. */
    static Deque<Bytes> noMarks() {
        return new ArrayDeque<>();
    }

    @Override
    public Bytes open(Use use, int length) {
        Bytes drawn = inner.open(use, length);
        Bytes mark = use == Use.NONCE ? marks.poll() : null;
        return mark == null ? drawn : Bytes.concat(mark, drawn.from(mark.length()));
    }

    @Override
    public Secret hidden(Use use, int length) {
        return inner.hidden(use, length);
    }
}
