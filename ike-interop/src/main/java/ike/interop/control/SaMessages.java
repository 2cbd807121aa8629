package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.engine.IkeSaView;
import ike.engine.Path;
import ike.engine.SaId;
import ike.esp.Datapath;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.IdentityText;
import ike.interop.endpoint.SuiteLabel;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.IcvCheck;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.SequenceNumbersId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** SAs as vici shows them. Times are in seconds, from now or to now. */
final class SaMessages {
    private final Control control;
    private final ChildNumbers numbers;
    private final long now;

    SaMessages(Control control, ChildNumbers numbers) {
        this.control = control;
        this.numbers = numbers;
        now = control.now().nanos();
    }

    /** An IKE SA under its name, with all its Child SAs. */
    Message withChildren(IkeSaView sa) {
        return withChildren(sa, sa.children());
    }

    /** An IKE SA under its name, with these Child SAs. */
    Message withChildren(IkeSaView sa, ImmutableList<ChildSaView> children) {
        MessageBuilder section = Message.builder();
        children.forEach(child -> section.section(name(child), child(sa, child)));
        return named(sa, Message.builder().addAll(ike(sa)).section("child-sas", section.build()).build());
    }

    /** Something under the name of an IKE SA. */
    static Message named(IkeSaView sa, Message content) {
        return Message.builder().section(sa.connection(), content).build();
    }

    /** The name that no other Child SA has. */
    static String name(ChildSaView child) {
        return child.name() + "-" + child.uniqueId();
    }

    /** An IKE SA by itself. */
    Message ike(IkeSaView sa) {
        SuiteLabel suite = SuiteLabel.of(sa.algorithms());
        Path path = sa.path();
        MessageBuilder message = Message.builder().put("uniqueid", sa.uniqueId()).put("version", sa.version())
                .put("state", sa.state()).put("local-host", path.local().address().toString())
                .put("local-port", path.local().port()).shown("local-id", identity(sa.localId()))
                .put("remote-host", path.remote().address().toString()).put("remote-port", path.remote().port())
                .shown("remote-id", identity(sa.remoteId()));
        if (!sa.remoteUser().isEmpty() && !sa.remoteUser().equals(identity(sa.remoteId()))) {
            message.shown(sa.version() == 1 ? "remote-xauth-id" : "remote-eap-id", sa.remoteUser());
        }
        message.flag("initiator", sa.initiator()).put("initiator-spi", sa.initiatorSpi().toString())
                .put("responder-spi", sa.responderSpi().toString())
                .flag("nat-local", sa.nat().localBehindNat()).flag("nat-remote", sa.nat().remoteBehindNat())
                .flag("nat-fake", sa.nat().pretended() && !sa.nat().natFound())
                .flag("nat-any", sa.nat().natFound() || isEncapsulated(sa));
        algorithms(message, suite);
        if (sa.version() == 1) {
            message.putIfPresent("integ-alg", StrongswanNames.hash(suite));
        }
        message.putIfPresent("prf-alg", StrongswanNames.prf(suite));
        keyExchanges(message, suite);
        message.flag("ppk", suite.algorithms().contains(IkeSaView.PPK));
        if (sa.state().equals("ESTABLISHED")) {
            message.put("established", since(sa.establishedNanos())).putIfPresent("rekey-time",
                    until(sa.rekeyNanos())).putIfPresent("reauth-time", until(sa.reauthNanos()));
        }
        vips(message, "local-vips", sa.localVips());
        vips(message, "remote-vips", sa.remoteVips());
        vips(message, "dns-servers", sa.names().servers());
        if (!sa.names().domains().isEmpty()) {
            message.list("dns-domains", sa.names().domains());
        }
        return message.build();
    }

    /** The first one, and those of RFC 9370 behind it. */
    private static void keyExchanges(MessageBuilder message, SuiteLabel suite) {
        ImmutableList<String> names = StrongswanNames.keyExchanges(suite);
        for (int i = 0; i < names.size(); i++) {
            message.put(i == 0 ? "dh-group" : "ake" + i, names.get(i));
        }
    }

    private static void vips(MessageBuilder message, String name, ImmutableList<IpAddress> vips) {
        if (!vips.isEmpty()) {
            message.list(name, vips.stream().map(IpAddress::toString).collect(ImmutableList.toImmutableList()));
        }
    }

    /** A Child SA by itself. */
    Message child(IkeSaView ike, ChildSaView child) {
        SuiteLabel suite = SuiteLabel.of(child.algorithms());
        MessageBuilder message = Message.builder().put("name", child.name()).put("uniqueid", child.uniqueId())
                .put("reqid", numbers.of(child.local(), child.remote())).put("state", child.state())
                .put("mode", child.mode().name()).put("protocol", child.protocol().name())
                .flag("encap", isEncapsulated(ike))
                .put("spi-in", spi(child.inboundSpi())).put("spi-out", spi(child.outboundSpi()));
        algorithms(message, suite);
        keyExchanges(message, suite);
        if (suite.algorithms().contains(SequenceNumbersId.PARTIALLY_TRANSMITTED_64.label())) {
            message.put("esn", "1");
        }
        usage(message, "in", SaId.inbound(child.uniqueId()));
        usage(message, "out", SaId.outbound(child.uniqueId()));
        return message.putIfPresent("rekey-time", until(child.rekeyNanos()))
                .putIfPresent("life-time", until(child.expireNanos()))
                .put("install-time", since(child.installedNanos()))
                .list("local-ts", SelectorTexts.ofRanges(child.local()))
                .list("remote-ts", SelectorTexts.ofRanges(child.remote())).build();
    }

    private void usage(MessageBuilder message, String direction, SaId half) {
        Datapath.Usage usage = control.usage(half).orElse(Datapath.Usage.NONE);
        message.put("bytes-" + direction, usage.octets()).put("packets-" + direction, usage.packets());
        usage.last().ifPresent(last -> message.put("use-" + direction, since(last)));
    }

    private static void algorithms(MessageBuilder message, SuiteLabel suite) {
        Optional<CipherChoice> cipher = suite.cipher();
        cipher.ifPresent(choice -> {
            message.put("encr-alg", StrongswanNames.of(choice.id()));
            choice.keyBits().ifPresent(bits -> message.put("encr-keysize", bits));
        });
        if (suite.check() instanceof IcvCheck.By(IntegrityId id) && id != IntegrityId.NONE) {
            message.put("integ-alg", StrongswanNames.of(id));
        }
    }

    private static boolean isEncapsulated(IkeSaView sa) {
        return sa.espPath().transport() != Path.Transport.UDP;
    }

    /** Without the name of its type, which vici leaves out. */
    static String identity(String described) {
        return described.isEmpty() ? "%any" : IdentityText.of(described);
    }

    private static String spi(int spi) {
        return String.format("%08x", spi);
    }

    private long since(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(now - nanos);
    }

    private Optional<String> until(long nanos) {
        return nanos == 0 ? Optional.empty() : Optional.of(Long.toString(TimeUnit.NANOSECONDS.toSeconds(nanos - now)));
    }
}
