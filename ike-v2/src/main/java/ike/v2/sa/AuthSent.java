package ike.v2.sa;

import ike.crypto.Secret;
import ike.engine.NatDetection;
import ike.engine.Now;
import ike.engine.config.Connection;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The initiator has sent IKE_AUTH and waits (RFC 7296 §1.2).
 *
 * @param initRequest our first message; {@code initResponse} the peer's answer as received. AUTH covers both (§2.15)
 * @param localId who we said we are
 * @param proving how we prove it
 * @param request the request on the wire, and the child that it asks for beside authentication
 * @param tries whole attempts so far, from 1
 * @param tasks what else to do once it is up
 * @param fragments those of the answer, while some are missing
 * @param rounds how many rounds of ours are over, and what they have brought (RFC 4739)
 */
public record AuthSent(SaName name, Session session, Bytes ni, Bytes nr, Bytes initRequest, Bytes initResponse,
        NatDetection nat, Identification localId, Proving proving, InFlight request, int tries,
        TaskQueue tasks, Reassembly fragments, Rounds rounds) implements Beginning {
    /** The same after one more transmission. */
    public AuthSent again(InFlight repeated) {
        return new AuthSent(name, session, ni, nr, initRequest, initResponse, nat, localId, proving, repeated, tries,
                tasks, fragments, rounds);
    }

    /** The same with its request in other fragments. */
    public AuthSent again(Session smaller, InFlight cut) {
        return with(smaller).again(cut);
    }

    @Override
    public AuthSent withTasks(TaskQueue other) {
        return new AuthSent(name, session, ni, nr, initRequest, initResponse, nat, localId, proving, request, tries,
                other, fragments, rounds);
    }

    /** The same with other fragments of the answer. */
    public AuthSent withFragments(Reassembly other) {
        return new AuthSent(name, session, ni, nr, initRequest, initResponse, nat, localId, proving, request, tries,
                tasks, other, rounds);
    }

    /** The same with other keys. */
    public AuthSent with(Session other) {
        return new AuthSent(name, other, ni, nr, initRequest, initResponse, nat, localId, proving, request, tries,
                tasks, fragments, rounds);
    }

    /** The next step of the proof, in another request. */
    public AuthSent with(Proving next, InFlight other) {
        return new AuthSent(name, session, ni, nr, initRequest, initResponse, nat, localId, next, other, tries, tasks,
                Reassembly.NONE, rounds);
    }

    /** The same at the beginning of a further round, in which we are this. */
    public AuthSent with(Rounds next, Identification id) {
        return new AuthSent(name, session, ni, nr, initRequest, initResponse, nat, id, proving, request, tries, tasks,
                fragments, next);
    }

    /** The same, the responder having proved itself in one more round. */
    public AuthSent with(Rounds next, Proving other) {
        return new AuthSent(name, session, ni, nr, initRequest, initResponse, nat, localId, other, request, tries,
                tasks,
                fragments, next);
    }

    /** The connection as this round sees it: our proofs that are still to come. */
    public Connection current() {
        return rounds.rest(name.connection());
    }

    /** True when another round of ours follows this one. */
    public boolean hasFurtherRounds() {
        return current().local().size() > 1;
    }

    @Override
    public TaskQueue unanswered(Now now) {
        return request.pending() instanceof Pending.CreateChild asked
                ? tasks.first(new Task.CreateChild(asked.config(), asked.orders()), now)
                : tasks;
    }

    @Override
    public OptionalLong deadline() {
        return OptionalLong.of(request.retransmission().nextDue());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        session.eachSecret(visitor);
        request.eachSecret(visitor);
        proving.eachSecret(visitor);
    }
}
