package ike.interop.readers;

import static ike.interop.readers.Readings.esp;
import static ike.interop.readers.Readings.ike;
import static ike.interop.readers.Readings.inside;

import com.google.common.collect.ImmutableMap;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Subject;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CertPayload;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IdType;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.Payload;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.SigPayload;
import ike.wire.v1.VendorIdPayload;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;

/** The values of IKEv1 that are compared, and those of ESP beside it. */
public final class Ikev1Columns {
    public static final Columns COLUMNS = new Columns(true, ImmutableMap
            .<String, Function<Explanation, Stream<?>>>builder()
            .put("isakmp.ispi", e -> ike(e).map(ike -> ike.initiatorSpi().hex()))
            .put("isakmp.rspi", e -> ike(e).map(ike -> ike.responderSpi().hex()))
            .put("isakmp.messageid", e -> ike(e).map(ike -> String.format("0x%08x", ike.messageId())))
            .put("isakmp.exchangetype", e -> e.isakmp().stream().map(m -> m.header().exchange().code()))
            .put("isakmp.flags", e -> e.isakmp().stream().map(m -> String.format("0x%02x", m.header().flags())))
            .put("isakmp.typepayload", e -> payloads(e).map(payload -> payload.type().code()))
            .put("isakmp.hash", e -> all(e, HashPayload.class).map(hash -> hash.data().hex()))
            .put("isakmp.sig", e -> all(e, SigPayload.class).map(sig -> sig.data().hex()))
            .put("isakmp.nonce", e -> all(e, NoncePayload.class).map(nonce -> nonce.data().hex()))
            .put("isakmp.key_exchange.data", e -> all(e, KePayload.class).map(ke -> ke.data().hex()))
            .put("isakmp.vid_bytes", e -> all(e, VendorIdPayload.class).map(vid -> vid.id().hex()))
            .put("isakmp.id.type", e -> all(e, IdPayload.class).map(id -> id.id().type().code()))
            .put("isakmp.id.data.fqdn",
                    e -> all(e, IdPayload.class).filter(id -> id.id().type() == IdType.Known.ID_FQDN)
                            .map(id -> new String(id.id().data().toArray(), StandardCharsets.UTF_8)))
            .put("isakmp.cert.encoding", e -> all(e, CertPayload.class).map(cert -> cert.encoding().code()))
            .put("isakmp.notify.msgtype", e -> all(e, NotificationPayload.class).map(n -> n.notifyType().code()))
            .put("isakmp.delete.spi",
                    e -> all(e, DeletePayload.class).flatMap(d -> d.spis().stream()).map(spi -> spi.hex()))
            .put("isakmp.prop.number", e -> proposals(e).map(proposal -> proposal.number()))
            .put("isakmp.trans.id", e -> proposals(e).flatMap(p -> p.transforms().stream())
                    .map(transform -> transform.id().code()))
            .put("isakmp.ike.attr.type", e -> attributes(e, true))
            .put("isakmp.ipsec.attr.type", e -> attributes(e, false))
            .put("isakmp.cfg.attr.type", e -> all(e, AttributesPayload.class).flatMap(a -> a.attributes().stream())
                    .map(attribute -> attribute.type().code()))
            .put("esp.spi", e -> esp(e).map(esp -> String.format("0x%08x", esp.spi())))
            .put("esp.sequence", e -> esp(e).map(Subject.Esp::sequence))
            .put("icmp.seq", e -> inside(e, "ICMP message", "Sequence Number").stream())
            .buildOrThrow());

    private Ikev1Columns() {
    }

    private static Stream<Payload> payloads(Explanation explanation) {
        return explanation.isakmp().stream().flatMap(message -> message.payloads().payloads().stream());
    }

    private static <T extends Payload> Stream<T> all(Explanation explanation, Class<T> kind) {
        return payloads(explanation).filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<Proposal> proposals(Explanation explanation) {
        return all(explanation, SaPayload.class).flatMap(sa -> sa.proposals().stream());
    }

    private static Stream<Integer> attributes(Explanation explanation, boolean ofPhase1) {
        return proposals(explanation).filter(proposal -> (proposal.protocol() == ProtocolId.Known.ISAKMP) == ofPhase1)
                .flatMap(proposal -> proposal.transforms().stream())
                .flatMap(transform -> transform.attributes().stream()).map(attribute -> attribute.type().code());
    }
}
