package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.engine.IkeSaView;
import ike.engine.NatDetection;
import ike.engine.config.EapRound;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.AuthSent;
import ike.v2.sa.AuthUnsent;
import ike.v2.sa.ChildSa;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.InitSent;
import ike.v2.sa.IntermediateSent;
import ike.v2.sa.LeaseAsked;
import ike.v2.sa.OutsideAsked;
import ike.v2.sa.ResumeSent;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.Tombstone;
import java.util.Optional;

/** States as observers see them. No RFC section: inside our house. */
public final class Views {

    private Views() {
    }

    /** One IKE SA; nothing for one that is gone. */
    public static Optional<IkeSaView> of(IkeSa sa) {
        return switch (sa) {
            case InitSent s -> Optional.of(connecting(s.name(), ""));
            case ResumeSent s ->
                Optional.of(connecting(s.name(), Suites.label(s.ticket().state().chosen())));
            case InitAnswered s -> Optional.of(connecting(s.name(), Suites.label(s.session().chosen())));
            case AuthAsked s ->
                Optional.of(connecting(s.name(), Suites.label(s.opened().session().chosen())));
            case EapAsked s ->
                Optional.of(connecting(s.name(), Suites.label(s.opened().session().chosen())));
            case LeaseAsked s ->
                Optional.of(connecting(s.name(), Suites.label(s.opened().session().chosen())));
            case IntermediateSent s ->
                Optional.of(connecting(s.name(), Suites.label(s.opening().session().chosen())));
            case AuthUnsent s -> Optional.of(connecting(s.name(), Suites.label(s.opening().session().chosen())));
            case AuthSent s -> Optional.of(connecting(s.name(), Suites.label(s.session().chosen())));
            case OutsideAsked s -> Optional.of(connecting(s.name(), Suites.label(s.sent().session().chosen())));
            case Established s -> Optional.of(of(s));
            case Tombstone _ -> Optional.empty();
        };
    }

    static IkeSaView of(Established sa) {
        SaName name = sa.name();
        String state = switch (sa.stage()) {
            case LIVE -> "ESTABLISHED";
            case RIVAL, REPLACED, RETIRING -> "REKEYED";
            case DELETING -> "DELETING";
        };
        return new IkeSaView(name.uniqueId(), name.connection().name(), 2, state, name.initiator(), name.spiI(),
                name.spiR(), name.path(), sa.nat(), sa.peer().local().describe(),
                sa.peer().remote().describe(), label(sa.session()), sa.lifetime().establishedAt(),
                sa.lifetime().rekeyAt().orElse(0), sa.lifetime().reauthAt().orElse(0),
                sa.peer().eapIdentity().map(EapRound::text).orElse(""),
                sa.children().all().map(Views::of).collect(ImmutableList.toImmutableList()), sa.addresses().local(),
                sa.addresses().remote(), sa.addresses().names());
    }

    private static String label(Session session) {
        return Suites.label(session.chosen()) + (session.ppk() ? "/" + IkeSaView.PPK : "");
    }

    static ChildSaView of(ChildSa child) {
        String state = switch (child.stage()) {
            case INSTALLED -> "INSTALLED";
            case REPLACED -> "REKEYED";
            case LINGERING -> "DELETED";
            case DELETING, HALF_CLOSED -> "DELETING";
        };
        return new ChildSaView(child.uniqueId(), child.config().name(), state, child.mode(),
                child.protocol(), child.inboundSpi(), child.outboundSpi(), Suites.label(child.chosen()),
                child.local(), child.remote(), child.installedAt(), child.rekeyAt().orElse(0),
                child.expireAt().orElse(0));
    }

    private static IkeSaView connecting(SaName name, String algorithms) {
        return new IkeSaView(name.uniqueId(), name.connection().name(), 2, "CONNECTING", name.initiator(), name.spiI(),
                name.spiR(), name.path(), NatDetection.NONE, "", "", algorithms, 0, 0,
                ImmutableList.of());
    }
}
