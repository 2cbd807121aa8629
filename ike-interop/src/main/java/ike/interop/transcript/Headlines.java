package ike.interop.transcript;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.wire.ip.IpProtocol;
import java.util.stream.Collectors;

/** What a packet is, in one line. */
public final class Headlines {
    private static final ImmutableSet<String> UNDRAWN = ImmutableSet.of("VID", "NAT-D");

    private Headlines() {
    }

    /** All that one looks for first, the payloads of an IKE message among it. */
    public static String of(Explanation explanation) {
        return switch (explanation.subject()) {
            case Subject.Ike ike when ike.majorVersion() == 1 -> ofVersion1(ike);
            case Subject.Ike ike -> ofVersion2(ike);
            case Subject.Esp esp -> String.format("ESP SPI %08x, sequence number %d", esp.spi(), esp.sequence())
                    + (esp.inner().isEmpty() ? "" : ": " + esp.inner());
            case Subject.Ah ah -> String.format("AH SPI %08x, sequence number %d", ah.spi(), ah.sequence())
                    + (ah.inner().isEmpty() ? "" : ": " + ah.inner());
            case Subject.Wesp(boolean encrypted, int nextHeader) ->
                "WESP, " + (encrypted ? "encrypted" : "not encrypted: " + IpProtocol.label(nextHeader));
            case Subject.NatKeepalive() -> "NAT keepalive";
            case Subject.Fragment(String protocol, int offset) ->
                "part of an IP packet with " + protocol + ", from octet " + offset;
            case Subject.StreamGap(long octets) -> octets + " octets of the stream are not in the capture";
            case Subject.Unreadable() -> "neither an IKE message nor an ESP packet";
        };
    }

    /** In a few words, for a ladder: {@code IKE_AUTH request 1}, {@code Main Mode* {ID, HASH}}. */
    public static String brief(Explanation explanation) {
        return switch (explanation.subject()) {
            case Subject.Ike ike when ike.majorVersion() == 1 -> briefOfVersion1(ike);
            case Subject.Ike ike -> ike.exchange() + (ike.response() ? " response " : " request ") + ike.messageId();
            case Subject.Esp esp -> esp.inner().isEmpty()
                    ? String.format("ESP %08x, number %d", esp.spi(), esp.sequence())
                    : "ESP {" + esp.inner().replaceFirst(", identifier \\d+", "").replaceFirst(", [^,]* → .*", "")
                            + "}";
            default -> of(explanation);
        };
    }

    /** What the RFC's figures draw; the asterisk is theirs too. */
    private static String briefOfVersion1(Subject.Ike ike) {
        return ike.exchange() + (ike.payloads().isEmpty() ? "*" : "") + " {"
                + ike.sealed().orElse(ike.payloads()).stream().filter(name -> !UNDRAWN.contains(name))
                        .collect(Collectors.joining(", "))
                + "}";
    }

    private static String ofVersion1(Subject.Ike ike) {
        String names = ike.sealed().map(inside -> "encrypted {" + list(inside) + "}")
                .orElse(ike.payloads().isEmpty() ? "encrypted" : list(ike.payloads()));
        return String.format("IKEv1 %s, message ID %08x: %s", ike.exchange(), ike.messageId(), names);
    }

    private static String ofVersion2(Subject.Ike ike) {
        String sealed = ike.sealed().map(inside -> " {" + list(inside) + "}").orElse("");
        return "IKEv2 " + ike.exchange() + (ike.response() ? " response " : " request ") + ike.messageId()
                + " from the " + (ike.fromInitiator() ? "initiator" : "responder")
                + (ike.payloads().isEmpty() ? "" : ": " + list(ike.payloads()) + sealed);
    }

    private static String list(ImmutableList<String> names) {
        return Joiner.on(", ").join(names);
    }
}
