package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.v1.figure.Family;
import ike.v1.figure.Mode;
import ike.v1.sa.Agreed;
import ike.v1.sa.NatTraversal;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.VendorId;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.VendorIdPayload;

/** What the first two messages of Phase 1 say beside the SA (RFC 3947 §3.1, RFC 3706 §5.1). */
final class Offers {
    /** What follows the vendor ID of fragmentation. */
    private static final Bytes FRAGMENTS_OF_PHASE_1 = Bytes.u32(0x80000000L);

    /** The version behind the vendor ID of Unity. */
    private static final Bytes UNITY_1_0 = Bytes.of(1, 0);

    private Offers() {
    }

    /** The extensions that we speak. */
    static ImmutableList<Payload> vendorIds(Turn turn, Connection connection, NatTraversal natTraversal) {
        ImmutableList.Builder<Payload> all = ImmutableList.builder();
        all.addAll(natTraversal.vendorIds()).add(new VendorIdPayload(VendorId.DPD.octets()),
                new VendorIdPayload(VendorId.XAUTH.octets()));
        if (turn.environment().unity()) {
            all.add(new VendorIdPayload(Bytes.concat(VendorId.UNITY.octets(), UNITY_1_0)));
        }
        if (connection.fragmentation() != Fragmentation.NO) {
            all.add(new VendorIdPayload(Bytes.concat(VendorId.FRAGMENTATION.octets(), FRAGMENTS_OF_PHASE_1)));
        }
        return all.build();
    }

    /** What stands beside a public value: requests for certificates, and what we know of NATs. */
    static ImmutableList<Payload> besideKeys(Turn turn, SaName name, Agreed agreed) {
        return ImmutableList.<Payload>builder()
                .addAll(agreed.figure().family() == Family.PRE_SHARED_KEY
                        ? ImmutableList.of()
                        : Certificates.requests(turn, name.connection()))
                .addAll(NatHashes.payloads(turn, name, agreed)).build();
    }

    /** What was agreed, by the SA and by what the peer speaks. */
    static Agreed agreed(Phase1Proposals.Chosen chosen, Mode mode, Bytes sa, PayloadList payloads,
            NatTraversal natTraversal) {
        return new Agreed(chosen.suite(), chosen.transform(), chosen.method(), chosen.figure(mode), sa,
                natTraversal,
                speaks(payloads, VendorId.DPD), speaks(payloads, VendorId.UNITY),
                Lifetimes.read(chosen.transform().attributes(), ProtocolId.Known.ISAKMP).seconds());
    }

    private static boolean speaks(PayloadList payloads, VendorId extension) {
        return payloads.all(VendorIdPayload.class).stream().anyMatch(vendor -> extension.matches(vendor.id()));
    }
}
