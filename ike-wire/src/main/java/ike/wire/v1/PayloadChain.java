package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.List;

/**
 * The chain of payloads of a message (RFC 2408 §3.2): each generic header names the type of the payload that follows,
 * so a payload can be read only by coming from the front.
 */
final class PayloadChain {
    private PayloadChain() {
    }

    /** The payloads from the next octet on; the first is of type {@code first}, the last one says that none follows. */
    static ImmutableList<ChainedPayload> read(WireReader in, PayloadType first) {
        ImmutableList.Builder<ChainedPayload> chain = ImmutableList.builder();
        PayloadType type = first;
        for (int count = 1; type != PayloadType.Known.NONE; count++) {
            if (count > Limits.PAYLOADS) {
                throw in.malformed("more than " + Limits.PAYLOADS + " payloads");
            }
            Bytes ahead = in.ahead();
            WireReader payload = in.open(type.label() + " payload", "RFC 2408 §3.2");
            PayloadType next = payload.code8("Next Payload", PayloadType::of);
            Payload read = readOne(payload, type);
            chain.add(new ChainedPayload(read, ahead.slice(0, ahead.length() - in.remaining())));
            type = next;
        }
        return chain.build();
    }

    /** Writes the payloads; the Next Payload field of the last of them is zero. */
    static void write(WireWriter out, List<? extends Payload> payloads) {
        for (int i = 0; i < payloads.size(); i++) {
            PayloadType next = i + 1 < payloads.size() ? payloads.get(i + 1).type() : PayloadType.Known.NONE;
            int start = out.length();
            out.u8(next.code()).zeros(3);
            payloads.get(i).writeBody(out);
            out.u16At(start + 2, out.length() - start);
        }
    }

    private static Payload readOne(WireReader in, PayloadType type) {
        in.reserved(1);
        in.length("Payload Length", ChainedPayload.HEADER_LENGTH);
        Payload payload = readBody(in, type);
        in.close();
        return payload;
    }

    private static Payload readBody(WireReader in, PayloadType type) {
        if (!(type instanceof PayloadType.Known known)) {
            return UnknownPayload.read(in, type);
        }
        return switch (known) {
            case SA -> SaPayload.read(in);
            case KE -> KePayload.read(in);
            case ID -> IdPayload.read(in);
            case CERT -> CertPayload.read(in);
            case CERT_REQ -> CertReqPayload.read(in);
            case HASH -> HashPayload.read(in);
            case SIG -> SigPayload.read(in);
            case NONCE -> NoncePayload.read(in);
            case NOTIFICATION -> NotificationPayload.read(in);
            case DELETE -> DeletePayload.read(in);
            case VENDOR_ID -> VendorIdPayload.read(in);
            case ATTRIBUTES -> AttributesPayload.read(in);
            case NAT_D, NAT_D_DRAFT -> NatDiscoveryPayload.read(in, type);
            case NAT_OA, NAT_OA_DRAFT -> NatOriginalAddressPayload.read(in, type);
            case FRAGMENT -> FragmentPayload.read(in);
            case PROPOSAL, TRANSFORM -> throw in.malformedAt("", 0, "stands inside an SA payload only");
            case SA_KEK, SA_TEK, KEY_DOWNLOAD, SEQUENCE_NUMBER, PROOF_OF_POSSESSION, GROUP_ASSOCIATED_POLICY ->
                UnknownPayload.read(in, type);
            case NONE -> throw in.malformed("no payload");
        };
    }

    /** True for the types whose payloads stay undivided. */
    static boolean isUndivided(PayloadType type) {
        return !(type instanceof PayloadType.Known known) || switch (known) {
            case SA_KEK, SA_TEK, KEY_DOWNLOAD, SEQUENCE_NUMBER, PROOF_OF_POSSESSION, GROUP_ASSOCIATED_POLICY -> true;
            default -> false;
        };
    }
}
