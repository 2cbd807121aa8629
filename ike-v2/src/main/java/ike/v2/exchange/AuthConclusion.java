package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.NameService;
import ike.engine.Verdict;
import ike.engine.config.UniquePolicy;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSas;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.LeaseAsked;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.RequestWindow;
import ike.v2.sa.TaskQueue;
import ike.v2.sa.VirtualAddresses;
import ike.wire.ip.IpAddress;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * The end of IKE_AUTH at the responder, once the peer has proved who it is (RFC 7296 §1.2, §2.16): the addresses it asks
 * for (§2.19), the IKE SA, and its child if that can be.
 */
final class AuthConclusion {
    private AuthConclusion() {
    }

    /** Answers, or asks for addresses first; refuses a peer that is up already where that is not wanted. */
    static IkeSa of(Turn turn, LeaseAsked ready) throws Refused {
        checkUnique(turn, ready);
        MobikeResponder.checkNoNats(ready.name(), ready.wish());
        ImmutableList<IpAddress> wanted = ConfigurationResponder.wanted(ready.wish());
        boolean assigns = ConfigurationResponder.assigns(ready.name().connection());
        if (assigns && !wanted.isEmpty()) {
            return ConfigurationResponder.ask(turn, ready, wanted);
        }
        if (assigns) {
            return withoutChild(turn, ready, new Refusal.FailedCpRequired(
                    "the peer does not ask for an address, and this connection assigns them"));
        }
        return wanted.isEmpty()
                ? up(turn, ready, VirtualAddresses.NONE, ImmutableList.of(), Optional.empty())
                : withoutChild(turn, ready, new Refusal.InternalAddressFailure(
                        "the peer asks for an address, and this connection has no pools"));
    }

    /** Answers, now that the outside has said which addresses the peer gets. */
    static IkeSa onLease(Turn turn, LeaseAsked sa, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Leased leased -> up(turn, sa,
                    new VirtualAddresses(sa.name().uniqueId(), ImmutableList.of(), leased.addresses(),
                            NameService.NONE),
                    ImmutableList.of(ConfigurationResponder.reply(sa.wish(), leased)), Optional.empty());
            case Verdict.Denied(String reason) ->
                withoutChild(turn, sa, new Refusal.InternalAddressFailure(reason));
            default ->
                withoutChild(turn, sa, new Refusal.InternalAddressFailure("no pools are known here"));
        };
    }

    private static void checkUnique(Turn turn, LeaseAsked sa) throws Refused {
        boolean restarted = sa.wish().notify(NotifyType.Known.INITIAL_CONTACT).isPresent();
        if (sa.name().connection().unique() == UniquePolicy.KEEP && !restarted
                && turn.surroundings().hasElsewhere(sa.name().connection(), sa.peer(), sa.name().path().remote())) {
            throw new Refused(new Refusal.AuthenticationFailed("an SA with " + sa.peer().remote().describe()
                    + " is up already, from elsewhere, and unique = keep"));
        }
    }

    private static IkeSa withoutChild(Turn turn, LeaseAsked sa, Refusal why) {
        return up(turn, sa, VirtualAddresses.NONE, ImmutableList.of(), Optional.of(why));
    }

    private static IkeSa up(Turn turn, LeaseAsked sa, VirtualAddresses addresses, ImmutableList<Payload> configuration,
            Optional<Refusal> noChild) {
        Established fresh = Established.builder().name(sa.name()).session(sa.opened().session()).peer(sa.peer())
                .nat(sa.opened().nat()).stage(Established.Stage.LIVE).window(RequestWindow.startingAt(0))
                .replies(ReplyCache.startingAt(sa.request().header().messageId())).tasks(TaskQueue.EMPTY)
                .children(ChildSas.NONE).lifetime(Lifetimes.begin(turn, sa.name().connection())).addresses(addresses)
                .mobility(MobikeInitiator.agreed(turn, sa.name(), sa.wish(), false)).build();
        Announcements.ikeUp(turn, fresh);
        ImmutableList.Builder<Payload> answer = ImmutableList.<Payload>builder().addAll(sa.first())
                .addAll(configuration);
        boolean childless = noChild.isEmpty() && ChildlessStart.isAsked(sa.wish());
        Established next = noChild.isPresent()
                ? refuse(turn, fresh, noChild.get(), answer)
                : childless
                        ? fresh
                        : CreateChildResponder.inAuth(turn, fresh, sa.wish(), sa.opened().ni(), sa.opened().nr(),
                                answer);
        AuthLifetime.tell(sa.name().connection()).ifPresent(answer::add);
        if (fresh.mobility().agreed()) {
            answer.addAll(MobikeInitiator.offer(turn, sa.name()));
        }
        answer.addAll(Windows.promise(turn));
        TicketNotices.answer(turn, fresh, sa.wish()).ifPresent(answer::add);
        turn.arrived(sa.name().uniqueId(), sa.wish().notify(NotifyType.Known.INITIAL_CONTACT).isPresent());
        return Requests.reply(turn, Windows.kept(turn, Windows.heard(turn, next, sa.wish())), sa.request(),
                answer.build());
    }

    private static Established refuse(Turn turn, Established sa, Refusal refusal,
            ImmutableList.Builder<Payload> answer) {
        answer.add(Notifications.of(refusal));
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                Notifications.failure(refusal)));
        return sa;
    }
}
