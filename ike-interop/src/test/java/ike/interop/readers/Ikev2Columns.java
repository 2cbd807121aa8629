package ike.interop.readers;

import static ike.interop.readers.Readings.esp;
import static ike.interop.readers.Readings.ike;
import static ike.interop.readers.Readings.inside;

import com.google.common.collect.ImmutableMap;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Subject;
import ike.wire.Field;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.CertReqPayload;
import ike.wire.v2.ConfigurationPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.IdType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.KePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.Payload;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TransformAttribute;
import ike.wire.v2.TsPayload;
import ike.wire.v2.VendorIdPayload;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;

/** The values of IKEv2 that are compared, and those of ESP beside it. */
public final class Ikev2Columns {
    public static final Columns COLUMNS = new Columns(false, ImmutableMap
            .<String, Function<Explanation, Stream<?>>>builder()
            .put("isakmp.ispi", e -> ike(e).map(ike -> ike.initiatorSpi().hex()))
            .put("isakmp.rspi", e -> ike(e).map(ike -> ike.responderSpi().hex()))
            .put("isakmp.messageid", e -> ike(e).map(ike -> String.format("0x%08x", ike.messageId())))
            .put("isakmp.exchangetype", e -> header(e).map(header -> header.exchange().code()))
            .put("isakmp.flags", e -> header(e).map(header -> String.format("0x%02x", header.flags())))
            .put("isakmp.typepayload", e -> payloads(e).map(payload -> payload.type().code()))
            .put("isakmp.nonce", e -> Readings.values(e, "Nonce Data"))
            .put("isakmp.key_exchange.dh_group", e -> all(e, KePayload.class).map(ke -> ke.method().code()))
            .put("isakmp.key_exchange.data", e -> all(e, KePayload.class).map(ke -> ke.data().hex()))
            .put("isakmp.auth.method", e -> all(e, AuthPayload.class).map(auth -> auth.method().code()))
            .put("isakmp.auth.data", e -> all(e, AuthPayload.class).map(auth -> auth.data().hex()))
            .put("isakmp.cert.encoding", e -> all(e, CertPayload.class).map(cert -> cert.encoding().code()))
            .put("isakmp.certreq.type", e -> all(e, CertReqPayload.class).map(request -> request.encoding().code()))
            .put("isakmp.vid_bytes", e -> all(e, VendorIdPayload.class).map(vid -> vid.vendorId().hex()))
            .put("isakmp.cfg.attr.type", e -> all(e, ConfigurationPayload.class)
                    .flatMap(cfg -> cfg.attributes().stream()).map(attribute -> attribute.type().code()))
            .put("isakmp.enc.iv", e -> ike(e).flatMap(_ -> Readings.values(e, "Initialization Vector")))
            .put("isakmp.notify.msgtype", e -> all(e, NotifyPayload.class).map(n -> n.notifyType().code()))
            .put("isakmp.spi", Ikev2Columns::spis)
            .put("isakmp.delete.spi", e -> inside(e, "D payload", "SPI").stream())
            .put("isakmp.ts.type", e -> selectors(e).map(selector -> selector.type().code()))
            .put("isakmp.ts.protoid", e -> ranges(e).map(AddressRange::protocol))
            .put("isakmp.ts.start_port", e -> ranges(e).map(AddressRange::startPort))
            .put("isakmp.ts.end_port", e -> ranges(e).map(AddressRange::endPort))
            .put("isakmp.ts.start_ipv4", e -> ranges(e, true).map(AddressRange::start))
            .put("isakmp.ts.end_ipv4", e -> ranges(e, true).map(AddressRange::end))
            .put("isakmp.ts.start_ipv6", e -> ranges(e, false).map(AddressRange::start))
            .put("isakmp.ts.end_ipv6", e -> ranges(e, false).map(AddressRange::end))
            .put("isakmp.id.type", e -> all(e, IdPayload.class).map(id -> id.id().type().code()))
            .put("isakmp.id.data.fqdn", e -> all(e, IdPayload.class)
                    .filter(id -> id.id().type() == IdType.Known.ID_FQDN)
                    .map(id -> new String(id.id().data().toArray(), StandardCharsets.UTF_8)))
            .put("isakmp.prop.number", e -> proposals(e).map(Proposal::number))
            .put("isakmp.prop.protoid", e -> proposals(e).map(proposal -> proposal.protocol().code()))
            .put("isakmp.tf.id.encr", e -> transforms(e, 1)).put("isakmp.tf.id.prf", e -> transforms(e, 2))
            .put("isakmp.tf.id.integ", e -> transforms(e, 3)).put("isakmp.tf.id.dh", e -> transforms(e, 4))
            .put("isakmp.tf.id.esn", e -> transforms(e, 5))
            .put("isakmp.ike2.attr.key_length", e -> proposals(e).flatMap(p -> p.transforms().stream())
                    .flatMap(transform -> transform.attributes().stream())
                    .filter(attribute -> attribute.type() == TransformAttribute.KEY_LENGTH)
                    .map(attribute -> new BigInteger(1, attribute.value().toArray())))
            .put("esp.spi", e -> esp(e).map(esp -> String.format("0x%08x", esp.spi())))
            .put("esp.sequence", e -> esp(e).map(Subject.Esp::sequence))
            .put("icmp.type", e -> inside(e, "ICMP message", "Type").stream().map(type -> type.replaceAll(",.*", "")))
            .put("icmp.seq", e -> inside(e, "ICMP message", "Sequence Number").stream())
            .put("icmp.checksum.status", e -> inside(e, "ICMP message", "Checksum").stream().map(_ -> "1"))
            .buildOrThrow());

    private Ikev2Columns() {
    }

    private static Stream<Payload> payloads(Explanation explanation) {
        return explanation.message().stream().flatMap(message -> message.payloads().stream());
    }

    private static <T extends Payload> Stream<T> all(Explanation explanation, Class<T> kind) {
        return payloads(explanation).filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<IkeHeader> header(Explanation explanation) {
        return explanation.message().stream().map(OpenedMessage::header);
    }

    private static Stream<Proposal> proposals(Explanation explanation) {
        return all(explanation, SaPayload.class).flatMap(sa -> sa.proposals().stream());
    }

    private static Stream<Integer> transforms(Explanation explanation, int type) {
        return proposals(explanation).flatMap(p -> p.transforms().stream())
                .filter(transform -> transform.type().code() == type).map(transform -> transform.id().code());
    }

    private static Stream<TrafficSelector> selectors(Explanation explanation) {
        return all(explanation, TsPayload.class).flatMap(ts -> ts.selectors().stream());
    }

    private static Stream<AddressRange> ranges(Explanation explanation) {
        return selectors(explanation).filter(AddressRange.class::isInstance).map(AddressRange.class::cast);
    }

    private static Stream<AddressRange> ranges(Explanation explanation, boolean v4) {
        return ranges(explanation).filter(range -> range.start().isV4() == v4);
    }

    /** Those of Delete payloads are another column. */
    private static Stream<String> spis(Explanation explanation) {
        return ike(explanation).flatMap(_ -> explanation.layers().stream())
                .flatMap(layer -> layer.root().children().stream())
                .filter(payload -> !payload.name().equals("D payload"))
                .flatMap(Field::all).filter(field -> field.name().equals("SPI") && field.length() > 0)
                .map(Field::value);
    }
}
