package ike.v1.figure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * Phase 1 as RFC 2409 §5 draws it for one mode and one way of authentication. Lines are numbered from 1; the initiator
 * sends those with odd numbers.
 *
 * @param section where it is drawn
 */
public record Figure(Mode mode, Family family, String section, ImmutableList<Line> lines) {
    private static final ImmutableMap<Family, Figure> MAIN = ImmutableMap.of(Family.PRE_SHARED_KEY,
            MainPreSharedKey.FIGURE, Family.SIGNATURES, MainSignatures.FIGURE, Family.HYBRID, MainHybrid.FIGURE,
            Family.HYBRID_REVERSED, MainHybridReversed.FIGURE, Family.ENCRYPTION, MainEncryption.FIGURE,
            Family.REVISED_ENCRYPTION, MainRevisedEncryption.FIGURE);
    private static final ImmutableMap<Family, Figure> AGGRESSIVE = ImmutableMap.of(Family.PRE_SHARED_KEY,
            AggressivePreSharedKey.FIGURE, Family.SIGNATURES, AggressiveSignatures.FIGURE, Family.HYBRID,
            AggressiveHybrid.FIGURE, Family.HYBRID_REVERSED, AggressiveHybridReversed.FIGURE, Family.ENCRYPTION,
            AggressiveEncryption.FIGURE, Family.REVISED_ENCRYPTION, AggressiveRevisedEncryption.FIGURE);

    /** The figure of this mode and this way of authentication. */
    public static Figure of(Mode mode, Family family) {
        Figure figure = (mode == Mode.MAIN ? MAIN : AGGRESSIVE).get(family);
        if (figure == null) {
            throw new IllegalArgumentException("no figure of " + mode + " with " + family);
        }
        return figure;
    }

    /** The message of this side that carries its public value and nonce. */
    public Line keyLine(boolean ofInitiator) {
        int first = mode == Mode.MAIN ? 3 : 1;
        return line(ofInitiator ? first : first + 1);
    }

    /** Whether the message of this number is signed; else its sender proves itself by a bare hash. */
    public boolean isSigned(int number) {
        return line(number).items().contains(Item.SIG);
    }

    /** The message of this number. */
    public Line line(int number) {
        return lines.get(number - 1);
    }
}
