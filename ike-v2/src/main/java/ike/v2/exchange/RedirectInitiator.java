package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Path;
import ike.v2.message.Chain;
import ike.v2.message.Notifications;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.InitSent;
import ike.v2.sa.Pending;
import ike.v2.sa.Redirects;
import ike.v2.sa.SaName;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/**
 * The original initiator is sent to another gateway (RFC 5685): nothing changes but the address, so that the same connection, and
 * with it the same identities and policies, must do there (§3).
 *
 * <pre>{@code
 * HDR, SAi1, KEi, Ni, N(REDIRECT_SUPPORTED)  -->
 *                   <--  HDR, N(REDIRECT)(gateway, Ni)                 nothing but the nonce shows whose answer it is
 * HDR, SK {IDi, AUTH, SAi2, TSi, TSr}  -->
 *                   <--  HDR, SK {IDr, AUTH, N(REDIRECT)(gateway)}     once it is authenticated, instead of a child
 *                   <--  HDR, SK {N(REDIRECT)(gateway)}                in mid-life
 * HDR, SAi1, KEi, Ni, N(REDIRECTED_FROM)(the gateway so far)  -->      to the new one
 * }</pre>
 */
final class RedirectInitiator {
    private RedirectInitiator() {
    }

    /** What the first message says about it. */
    static ImmutableList<NotifyPayload> offer(Turn turn, SaName name) {
        if (!turn.environment().habits().followRedirects()) {
            return ImmutableList.of();
        }
        return ImmutableList.of(name.redirects().from()
                .map(from -> new Gateway(from, Bytes.EMPTY).in(NotifyType.Known.REDIRECTED_FROM))
                .orElseGet(() -> NotifyPayload.of(NotifyType.Known.REDIRECT_SUPPORTED)));
    }

    /** An answer to IKE_SA_INIT; one that does not know our nonce is none (§3). */
    static InitSent onInit(Turn turn, InitSent sa, NotifyPayload redirect) throws Refused {
        Gateway gateway = Gateway.read(redirect);
        if (!turn.environment().habits().followRedirects() || !gateway.nonce().equals(sa.ni())) {
            throw Refused.syntax("a redirection that we did not ask for, or with another nonce than ours",
                    "RFC 5685 §3");
        }
        return start(turn, sa.name(), gateway, sa.tasks());
    }

    /** In the answer to IKE_AUTH, which is authentic by now: the IKE SA has no child and goes (§6). */
    static Established onAuth(Turn turn, Established sa, Pending asked, NotifyPayload redirect) {
        TaskQueue tasks = asked instanceof Pending.CreateChild child
                ? sa.tasks().first(new Task.CreateChild(child.config(), child.orders()), turn.now())
                : sa.tasks();
        try {
            turn.spawn(start(turn, sa.name(), Gateway.read(redirect), tasks));
        } catch (Refused refused) {
            Announcements.failed(turn, sa.name(), tasks, ImmutableList.of(), Notifications.failure(refused.refusal()));
        }
        return sa.with(TaskQueue.of(new Task.DeleteIke("redirected", ImmutableList.of()), turn.now()));
    }

    /** In mid-life (§5): the SA here goes when that with the new gateway has its children. */
    static void onRequest(Turn turn, Established sa, Chain chain) {
        Optional<NotifyPayload> redirect = chain.notify(NotifyType.Known.REDIRECT);
        if (redirect.isEmpty() || !sa.mobility().ours() || !sa.isLive()
                || !turn.environment().habits().followRedirects()) {
            return;
        }
        TaskQueue tasks = TaskQueue.EMPTY;
        for (ChildSa child : sa.children().all().filter(ChildSa::isLive).toList()) {
            tasks = tasks.plus(new Task.CreateChild(child.config(), ImmutableList.of()), turn.now());
        }
        try {
            turn.spawn(start(turn, sa.name(), Gateway.read(redirect.get()),
                    tasks.plus(Reauthentication.retirement(sa), turn.now())));
        } catch (Refused refused) {
            turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                    Notifications.failure(refused.refusal())));
        }
    }

    private static InitSent start(Turn turn, SaName old, Gateway gateway, TaskQueue tasks) throws Refused {
        Path path = gateway.instead(old.path());
        Redirects redirects = old.redirects().followed(old.path().remote().address(), turn.now())
                .orElseThrow(() -> Refused.syntax("redirected more than " + Redirects.MOST + " times in "
                        + Redirects.PERIOD.toSeconds() + " seconds", "RFC 5685 §7"));
        turn.report(new Event.Failed(Optional.of(old.connection().name()), old.path(), new Failure("REDIRECT", true,
                "the gateway sends us to " + gateway.address(), "", "RFC 5685 §3")));
        return InitInitiator.start(turn, old.connection(), path, tasks, 1, redirects);
    }
}
