package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.List;

/**
 * The chain of payloads of a message, or of the inside of an SK payload (RFC 7296 §3.2): each generic header names the
 * type of the payload that follows, so a payload can be read only by coming from the front.
 */
final class PayloadChain {
    private PayloadChain() {
    }

    /** Where an encrypted payload may stand. */
    enum Place {
        /** In a message: as its last payload (RFC 7296 §3.14). */
        OUTSIDE,
        /** Inside an encrypted payload: none. */
        INSIDE
    }

    /** The payloads from the next octet to the end; the first is of type {@code first}. */
    static ImmutableList<ChainedPayload> read(WireReader in, PayloadType first, Place place) {
        ImmutableList.Builder<ChainedPayload> chain = ImmutableList.builder();
        PayloadType type = first;
        for (int count = 1; type != PayloadType.Known.NONE; count++) {
            if (count > Limits.PAYLOADS) {
                throw in.malformed("more than " + Limits.PAYLOADS + " payloads");
            }
            WireReader payload = in.open(type.label() + " payload", "RFC 7296 §3.2");
            if (isSealed(type) && place == Place.INSIDE) {
                throw payload.malformedAt("", 0, "an encrypted payload inside another");
            }
            PayloadType next = payload.code8("Next Payload", PayloadType::of);
            chain.add(readOne(payload, type, next));
            type = isSealed(type) ? PayloadType.Known.NONE : next;
        }
        return chain.build();
    }

    /** Writes the payloads, and {@code last} into the Next Payload field of the last of them. */
    static void write(WireWriter out, List<? extends Payload> payloads, PayloadType last) {
        for (int i = 0; i < payloads.size(); i++) {
            PayloadType after = i + 1 < payloads.size() ? payloads.get(i + 1).type() : last;
            write(out, payloads.get(i), after);
        }
    }

    /** Fills in the Payload Length of the payload at {@code start}, which ends at {@code end}. */
    static void lengthInto(WireWriter out, int start, int end) {
        out.u16At(start + 2, end - start);
    }

    /** The payload types that hold a sealed chain, whose first type stands in their Next Payload field. */
    static boolean isSealed(PayloadType type) {
        return type == PayloadType.Known.SK || type == PayloadType.Known.SKF;
    }

    private static ChainedPayload readOne(WireReader in, PayloadType type, PayloadType next) {
        int flags = in.u8("Critical, RESERVED", PayloadChain::describeFlags);
        in.length("Payload Length", ChainedPayload.HEADER_LENGTH);
        Bytes body = in.ahead();
        Payload payload = readBody(in, type, next);
        in.close();
        return new ChainedPayload(flags, payload, body);
    }

    private static Payload readBody(WireReader in, PayloadType type, PayloadType next) {
        if (!(type instanceof PayloadType.Known known)) {
            return UnknownPayload.read(in, type);
        }
        return switch (known) {
            case SA -> SaPayload.read(in);
            case KE -> KePayload.read(in);
            case IDI, IDR -> IdPayload.read(in, type);
            case CERT -> CertPayload.read(in);
            case CERTREQ -> CertReqPayload.read(in);
            case AUTH -> AuthPayload.read(in);
            case NONCE -> NoncePayload.read(in);
            case NOTIFY -> NotifyPayload.read(in);
            case DELETE -> DeletePayload.read(in);
            case VENDOR_ID -> VendorIdPayload.read(in);
            case TSI, TSR -> TsPayload.read(in, type);
            case SK -> EncryptedPayload.read(in, next);
            case SKF -> EncryptedFragmentPayload.read(in, next);
            case CP -> ConfigurationPayload.read(in);
            case EAP -> EapPayload.read(in);
            case PS -> PuzzleSolutionPayload.read(in);
            case GSPM, IDG, GSA, KD -> UnknownPayload.read(in, type);
            case NONE -> throw in.malformed("no payload");
        };
    }

    /** True for the types whose payloads stay undivided. */
    static boolean isUndivided(PayloadType type) {
        return !(type instanceof PayloadType.Known known) || switch (known) {
            case GSPM, IDG, GSA, KD -> true;
            default -> false;
        };
    }

    private static void write(WireWriter out, Payload payload, PayloadType after) {
        PayloadType next = switch (payload) {
            case EncryptedPayload sealed -> sealed.firstInner();
            case EncryptedFragmentPayload fragment -> fragment.firstInner();
            default -> after;
        };
        int start = out.length();
        out.u8(next.code()).zeros(3);
        payload.writeBody(out);
        lengthInto(out, start, out.length());
    }

    private static String describeFlags(int flags) {
        String critical = (flags & ChainedPayload.CRITICAL) != 0 ? "critical" : "not critical";
        return (flags & 0x7f) == 0 ? critical : critical + ", RESERVED " + (flags & 0x7f);
    }
}
