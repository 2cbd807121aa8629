package ike.interop.control;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import ike.crypto.certificate.Certificate;
import ike.engine.config.AddressPattern;
import ike.engine.config.AuthRound;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.EncryptionRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.IkeVersion;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.config.Reactions;
import ike.engine.config.SelectorSpec;
import ike.engine.negotiation.SelectorText;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;
import java.util.Locale;

/** Configured connections as vici shows them. */
final class ConnectionMessages {
    private ConnectionMessages() {
    }

    /** A connection under its name. */
    static Message of(Connection connection) {
        MessageBuilder message = Message.builder().list("local_addrs", addresses(connection.localAddresses()))
                .list("remote_addrs", addresses(connection.remoteAddresses()))
                .put("version", version(connection.versions()))
                .put("reauth_time", connection.reauthTime().toSeconds())
                .put("rekey_time", connection.rekeyTime().toSeconds())
                .put("unique", "UNIQUE_" + connection.unique().name());
        if (!connection.dpdDelay().isZero()) {
            message.put("dpd_delay", connection.dpdDelay().toSeconds());
        }
        rounds(message, "local", connection.local());
        rounds(message, "remote", connection.remote());
        MessageBuilder children = Message.builder();
        connection.children().forEach(child -> children.section(child.name(), child(child)));
        return Message.builder()
                .section(connection.name(), message.section("children", children.build()).build()).build();
    }

    private static void rounds(MessageBuilder message, String side, List<AuthRound> rounds) {
        int number = 0;
        for (AuthRound round : rounds) {
            MessageBuilder section = Message.builder();
            if (!(round.identity() instanceof IdentityPattern.Any)) {
                section.put("id", identity(round.identity()));
            }
            section.put("class", proof(round.proof()));
            round.eap().ifPresent(eap -> eap(section, eap));
            PublicKeyRound signed = round.proof() instanceof PublicKeyRound given ? given : PublicKeyRound.ANY;
            section.list("groups", ImmutableList.of()).list("cert_policy", signed.policies())
                    .list("certs", Lists.transform(signed.certificates(), Certificate::subject))
                    .list("cacerts", Lists.transform(signed.authorities(), Certificate::subject));
            message.section(side + "-" + ++number, section.build());
        }
    }

    private static Message child(ChildConfig child) {
        return Message.builder().put("mode", child.mode().name()).put("rekey_time", child.rekeyTime().toSeconds())
                .put("rekey_bytes", 0).put("rekey_packets", 0)
                .put("dpd_action", action(child.reactions().dpd()))
                .put("close_action", action(child.reactions().close())).list("local-ts", selectors(child.local()))
                .list("remote-ts", selectors(child.remote())).build();
    }

    private static String action(Reactions.Reaction reaction) {
        return Ascii.toLowerCase(reaction.name());
    }

    private static void eap(MessageBuilder section, EapRound eap) {
        if (eap.methods().size() == 1) {
            section.put("eap-type", eap.methods().getFirst().name());
        }
        eap.identity().ifPresent(name -> section.put("eap_id", identity(name)));
    }

    private static String proof(Proof proof) {
        return switch (proof) {
            case Proof.PreSharedKey _ -> "pre-shared key";
            case PublicKeyRound _ -> "public key";
            case Proof.UserAlone _ -> "XAuth";
            case EncryptionRound _ -> "public key encryption";
            case EapRound _ -> "EAP";
        };
    }

    private static String version(List<IkeVersion> versions) {
        return versions.size() > 1
                ? "IKEv1/2"
                : versions.getFirst().name().toUpperCase(Locale.ROOT).replace("IKEV", "IKEv");
    }

    private static ImmutableList<String> addresses(List<AddressPattern> patterns) {
        return patterns.stream().map(AddressPattern::toString).distinct().collect(ImmutableList.toImmutableList());
    }

    private static String identity(IdentityPattern pattern) {
        return switch (pattern) {
            case IdentityPattern.Any() -> "%any";
            case IdentityPattern.Suffix(var _, String suffix) -> "*" + suffix;
            case IdentityPattern.Name(var name) -> name.toString();
            case IdentityPattern.Exactly(var identity) ->
                identity.describe().substring(identity.describe().indexOf(' ') + 1);
        };
    }

    static ImmutableList<String> selectors(List<SelectorSpec> specs) {
        return specs.stream().map(ConnectionMessages::selector).collect(ImmutableList.toImmutableList());
    }

    /** An own address that is not known yet stands as a word in front of protocol and ports. */
    private static String selector(SelectorSpec spec) {
        return switch (spec) {
            case SelectorSpec.Fixed(AddressRange range) -> SelectorText.of(range);
            case SelectorSpec.Dynamic(int protocol, int first, int last) -> SelectorText
                    .of(new AddressRange(protocol, first, last, IpAddress.ANY4, IpAddress.ANY4))
                    .replace("0.0.0.0/32", "dynamic");
        };
    }
}
