package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.AuthSent;
import ike.v2.sa.AuthUnsent;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.IntermediateSent;
import ike.v2.sa.OutsideAsked;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import java.util.List;
import java.util.Optional;

/**
 * A message that carries an SA's SPIs, by everything that is checked before its content.
 *
 * @param id how far its message ID is from the one that the state waits for
 * @param ours true when it comes in our own role, as one of our messages that is reflected
 */
record MessageKind(ExchangeType exchange, boolean request, int id, Protection protection, boolean ours, int version) {
    /** What surrounds its payloads, of which it has none. */
    enum Protection {
        SEALED,
        BAD_CHECKSUM,
        NONE
    }

    /** What the state makes of it. */
    enum Verdict {
        HANDLED,
        DROPPED,
        /** With INVALID_MAJOR_VERSION, and otherwise as if it had not come (RFC 7296 §2.5). */
        ANSWERED
    }

    private static final IkeSpi SOME_SPI = new IkeSpi(0x5155455354494f4eL);
    private static final ImmutableList<ExchangeType> EXCHANGES = ImmutableList.of(ExchangeType.Known.IKE_SA_INIT,
            ExchangeType.Known.IKE_AUTH, ExchangeType.Known.CREATE_CHILD_SA, ExchangeType.Known.INFORMATIONAL,
            ExchangeType.Known.IKE_INTERMEDIATE, ExchangeType.Known.IKE_FOLLOWUP_KE, ExchangeType.of(240));

    /** Each there is. */
    static ImmutableList<MessageKind> all() {
        return Lists
                .cartesianProduct(EXCHANGES, List.of(true, false), List.of(-1, 0, 1, 1 << 30),
                        List.of(Protection.values()), List.of(false, true), List.of(1, 2, 3))
                .stream()
                .map(of -> new MessageKind((ExchangeType) of.get(0), (boolean) of.get(1), (int) of.get(2),
                        (Protection) of.get(3), (boolean) of.get(4), (int) of.get(5)))
                .collect(ImmutableList.toImmutableList());
    }

    /** The rule that the engine is held to, told in another way than the engine tells it. */
    Verdict verdict(IkeSa sa) {
        if (version != IkeHeader.MAJOR_VERSION) {
            return version > IkeHeader.MAJOR_VERSION && request ? Verdict.ANSWERED : Verdict.DROPPED;
        }
        boolean sealed = protection == Protection.SEALED && !ours;
        // §2.3: what the peer itself sends beyond the window, it may be told of.
        boolean beyond = request && sa instanceof Established && number(sa) > awaited(sa);
        boolean well = sealed && (id == 0 || beyond);
        boolean meant = switch (sa) {
            case InitAnswered opened -> request && exchange == (moreKeyExchanges(opened)
                    ? ExchangeType.Known.IKE_INTERMEDIATE
                    : ExchangeType.Known.IKE_AUTH);
            case IntermediateSent _ -> !request && exchange == ExchangeType.Known.IKE_INTERMEDIATE;
            case AuthSent _ -> !request && exchange == ExchangeType.Known.IKE_AUTH;
            case EapAsked asked -> request && !(asked.stage() instanceof EapAsked.Stage.Consulting
                    || asked.stage() instanceof EapAsked.Stage.Signing);
            case Established up when up.stage() == Established.Stage.RIVAL -> false;
            case Established _ when request -> true;
            case Established up -> exchangeInFlight(up).equals(Optional.of(exchange));
            default -> false;
        };
        return well && meant ? Verdict.HANDLED : Verdict.DROPPED;
    }

    /** Its octets. */
    Bytes octets(IkeSa sa, Keyring keyring) {
        boolean fromInitiator = sa.name().initiator() == ours;
        int flags = (fromInitiator ? IkeHeader.FLAG_INITIATOR : 0) | (request ? 0 : IkeHeader.FLAG_RESPONSE);
        IkeSpi spiR = sa.name().spiR().isZero() ? SOME_SPI : sa.name().spiR();
        IkeHeader header = IkeHeader.of(sa.name().spiI(), spiR, exchange, flags, number(sa));
        boolean sealed = protection != Protection.NONE && !sa.name().spiR().isZero();
        Bytes octets = sealed
                ? keyring.seal(header, ImmutableList.of())
                : IkeMessages.encode(header, ImmutableList.of()).octets();
        Bytes checked = protection == Protection.BAD_CHECKSUM
                ? Bytes.concat(octets.slice(0, octets.length() - 1), Bytes.of(octets.u8(octets.length() - 1) ^ 1))
                : octets;
        return Bytes.concat(checked.slice(0, 17), Bytes.of(version << 4), checked.from(18));
    }

    private long number(IkeSa sa) {
        return (awaited(sa) + id) & 0xffffffffL;
    }

    private long awaited(IkeSa sa) {
        return switch (sa) {
            case InitAnswered opened -> opened.replies().expectedId();
            case IntermediateSent sent -> sent.request().messageId();
            case AuthSent sent -> sent.request().messageId();
            case AuthUnsent unsent -> unsent.opening().session().intermediates().nextId();
            case OutsideAsked asked -> asked.sent().request().messageId();
            case AuthAsked asked -> asked.opened().replies().expectedId();
            case EapAsked asked -> asked.replies().expectedId();
            case Established up when request -> up.replies().expectedId();
            case Established up -> up.window().inFlight().isEmpty()
                    ? up.window().nextId()
                    : up.window().inFlight().firstKey();
            default -> 0;
        };
    }

    private static boolean moreKeyExchanges(InitAnswered opened) {
        int agreed = (int) opened.session().chosen().transforms().stream()
                .filter(transform -> transform.type().isAdditionalKeyExchange()).count();
        return opened.replies().expectedId() <= agreed;
    }

    private static Optional<ExchangeType> exchangeInFlight(Established sa) {
        return sa.window().inFlight().values().stream().map(InFlight::exchange).findFirst();
    }
}
