package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v1.OakleySuite;
import ike.engine.ChildSaView;
import ike.engine.IkeSaView;
import ike.engine.NatDetection;
import ike.v1.sa.ChildSa;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.SaName;
import ike.v1.sa.Succession;
import ike.v1.sa.VirtualAddresses;
import ike.wire.v2.IkeSpi;

/** States as observers see them. No RFC section: inside our house. */
public final class Views {

    private Views() {
    }

    /** One ISAKMP SA. */
    public static IkeSaView of(IsakmpSa sa) {
        return switch (sa) {
            case Established established -> of(established);
            case ExtendedAuth user -> view(user.name(), "CONNECTING", user.session().nat(),
                    user.session().local().describe(), user.session().remote().describe(),
                    label(user.session().suite()), 0, 0, "", ImmutableList.of(),
                    VirtualAddresses.NONE);
            case Connecting connecting ->
                view(connecting.name(), "CONNECTING", NatDetection.NONE, "", "", "", 0, 0, "", ImmutableList.of(),
                        VirtualAddresses.NONE);
        };
    }

    static IkeSaView of(Established sa) {
        String state = switch (sa.succession()) {
            case Succession.None _ -> "ESTABLISHED";
            case Succession.UnderWay _ -> "REKEYING";
            case Succession.Done _ -> "REKEYED";
        };
        return view(sa.name(), state, sa.session().nat(), sa.session().local().describe(),
                sa.session().remote().describe(), label(sa.session().suite()), sa.life().establishedAt(),
                sa.life().rekeyAt().orElse(0), sa.session().user().orElse(""),
                sa.children().values().stream().map(Views::of).collect(ImmutableList.toImmutableList()),
                sa.addresses());
    }

    static ChildSaView of(ChildSa child) {
        String state = child.replaced()
                ? "REKEYED"
                : child.rekeyAt().isPresent() || child.config().rekeyTime().isZero() ? "INSTALLED" : "REKEYING";
        return new ChildSaView(child.uniqueId(), child.config().name(), state, child.mode(), child.protocol(),
                child.inboundSpi(), child.outboundSpi(), child.algorithms(), child.local(), child.remote(),
                child.installedAt(), child.rekeyAt().orElse(0), child.expireAt().orElse(0));
    }

    private static IkeSaView view(SaName name, String state, NatDetection nat, String local, String remote,
            String algorithms, long establishedAt, long rekeyAt, String user, ImmutableList<ChildSaView> children,
            VirtualAddresses addresses) {
        return new IkeSaView(name.uniqueId(), name.connection().name(), 1, state, name.initiator(),
                new IkeSpi(name.initiatorCookie().value()), new IkeSpi(name.responderCookie().value()), name.path(),
                nat,
                local, remote, algorithms, establishedAt, rekeyAt, 0, user, children, addresses.local(),
                addresses.remote(), addresses.names());
    }

    private static String label(OakleySuite suite) {
        String bits = suite.encryption().keyLengthAttribute().isPresent() ? "_" + suite.encryption().keyBits() : "";
        return suite.encryption().id().label() + bits + "/"
                + suite.prf().id().label() + "/" + suite.group().label();
    }
}
