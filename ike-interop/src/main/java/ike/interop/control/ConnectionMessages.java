package ike.interop.control;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import ike.crypto.certificate.Certificate;
import ike.engine.Policy;
import ike.engine.config.AddressPattern;
import ike.engine.config.AuthRound;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.EncryptionRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.IkeVersion;
import ike.engine.config.PpkUse;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.config.Reactions;
import ike.engine.config.XauthUser;
import ike.interop.endpoint.IdentityText;
import ike.interop.swanctl.Shunt;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Configured connections as vici shows them. */
final class ConnectionMessages {
    private ConnectionMessages() {
    }

    /** Something of a connection that has no part in IKE. */
    static Message of(String connection, List<Shunt> shunts) {
        return Message.builder().section(connection,
                Message.builder().put("version", "IKEv1/2")
                        .section("children", shunts(Message.builder(), shunts).build()).build())
                .build();
    }

    private static MessageBuilder shunts(MessageBuilder children, List<Shunt> shunts) {
        shunts.forEach(shunt -> children.section(shunt.child(), Message.builder().put("mode", mode(shunt))
                .put("rekey_time", 0).put("rekey_bytes", 0).put("rekey_packets", 0).put("dpd_action", "none")
                .put("close_action", "none")
                .list("local-ts", SelectorTexts.ofRanges(shunt.local()))
                .list("remote-ts", SelectorTexts.ofRanges(shunt.remote())).build()));
        return children;
    }

    /** What strongSwan calls it. */
    static String mode(Shunt shunt) {
        return shunt.action() == Policy.Action.BYPASS ? "PASS" : "DROP";
    }

    /** A connection under its name. */
    static Message of(Connection connection, List<Shunt> shunts) {
        MessageBuilder message = Message.builder().list("local_addrs", addresses(connection.localAddresses()))
                .list("remote_addrs", addresses(connection.remoteAddresses()))
                .put("local_port", connection.localPort()).put("remote_port", connection.remotePort())
                .put("version", version(connection.versions()))
                .put("reauth_time", connection.reauthTime().toSeconds())
                .put("rekey_time", connection.rekeyTime().toSeconds())
                .put("unique", "UNIQUE_" + connection.unique().name());
        if (!connection.dpdDelay().isZero()) {
            message.put("dpd_delay", connection.dpdDelay().toSeconds());
        }
        connection.extensions().ppk().id().ifPresent(id -> message.put("ppk_id", identity(id)));
        if (connection.extensions().ppk().exchange() != PpkUse.Exchange.EITHER) {
            message.put("ppk_exchange", Ascii.toLowerCase(connection.extensions().ppk().exchange().name()));
        }
        message.flag("ppk_required", connection.extensions().ppk().required());
        rounds(message, "local", connection.local(), user(connection, XauthUser.Ours.class));
        rounds(message, "remote", connection.remote(), user(connection, XauthUser.Peers.class));
        MessageBuilder children = Message.builder();
        connection.children().forEach(child -> children.section(child.name(), child(child)));
        return Message.builder()
                .section(connection.name(), message.section("children", shunts(children, shunts).build()).build())
                .build();
    }

    private static Optional<XauthUser> user(Connection connection, Class<? extends XauthUser> side) {
        return connection.ikev1().user().filter(side::isInstance);
    }

    private static void rounds(MessageBuilder message, String side, List<AuthRound> rounds,
            Optional<XauthUser> user) {
        int number = 0;
        for (AuthRound round : rounds) {
            MessageBuilder section = Message.builder();
            if (!(round.identity() instanceof IdentityPattern.Any)) {
                section.put("id", identity(round.identity()));
            }
            round.eap().ifPresent(eap -> eap(section, eap));
            section.put("class", proof(round.proof()));
            PublicKeyRound signed = round.proof() instanceof PublicKeyRound given ? given : PublicKeyRound.ANY;
            switch (signed.revocation()) {
                case STRICT -> section.put("revocation", "GOOD");
                case IFURI -> section.put("revocation", "SKIPPED");
                case RELAXED -> {
                    // Nothing is shown of what is usual.
                }
            }
            message.section(side + "-" + ++number, lists(section, signed));
        }
        if (user.isPresent()) {
            MessageBuilder section = Message.builder().put("class", "XAuth");
            IdentityPattern name = switch (user.get()) {
                case XauthUser.Ours(IdentityPattern own) -> own;
                case XauthUser.Peers(IdentityPattern meant) -> meant;
            };
            if (!(name instanceof IdentityPattern.Any)) {
                section.put("xauth_id", identity(name));
            }
            message.section(side + "-" + ++number, lists(section, PublicKeyRound.ANY));
        }
    }

    private static Message lists(MessageBuilder section, PublicKeyRound signed) {
        return section.list("groups", signed.groups()).list("cert_policy", signed.policies())
                .list("certs", Lists.transform(signed.certificates(), Certificate::subject))
                .list("cacerts", Lists.transform(signed.authorities(), Certificate::subject)).build();
    }

    private static Message child(ChildConfig child) {
        return Message.builder().put("mode", child.mode().name()).put("rekey_time", child.rekeyTime().toSeconds())
                .put("rekey_bytes", child.packets().octets().rekey())
                .put("rekey_packets", child.packets().packets().rekey())
                .put("dpd_action", action(child.reactions().dpd()))
                .put("close_action", action(child.reactions().close()))
                .list("local-ts", SelectorTexts.ofSpecs(child.local()))
                .list("remote-ts", SelectorTexts.ofSpecs(child.remote())).build();
    }

    private static String action(Reactions.Reaction reaction) {
        return Ascii.toLowerCase(reaction.name());
    }

    private static void eap(MessageBuilder section, EapRound eap) {
        eap.identity().ifPresent(name -> section.put("eap_id", identity(name)));
        if (eap.methods().size() == 1) {
            section.put("eap-type", "EAP_" + eap.methods().getFirst().name());
        }
    }

    private static String proof(Proof proof) {
        return switch (proof) {
            case Proof.PreSharedKey _ -> "pre-shared key";
            case PublicKeyRound _ -> "public key";
            case Proof.UserAlone _ -> "XAuth";
            case Proof.NullAuthentication _ -> "null";
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
        return patterns.stream().map(SelectorTexts::of).distinct().collect(ImmutableList.toImmutableList());
    }

    private static String identity(IdentityPattern pattern) {
        return switch (pattern) {
            case IdentityPattern.Any() -> "%any";
            case IdentityPattern.Suffix(var _, String suffix) -> "*" + suffix;
            case IdentityPattern.Name(var name) -> name.toString();
            case IdentityPattern.Addresses(var range) -> SelectorTexts.of(range);
            case IdentityPattern.Exactly(var identity) -> IdentityText.of(identity.describe());
        };
    }
}
