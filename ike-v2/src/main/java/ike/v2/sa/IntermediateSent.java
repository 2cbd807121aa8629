package ike.v2.sa;

import ike.crypto.Secret;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The initiator has sent IKE_INTERMEDIATE and waits (RFC 9242 §3.2).
 *
 * @param request the request on the wire; its message ID tells the place of the exchange
 * @param fragments those of the answer, while some are missing
 */
public record IntermediateSent(Opening opening, InFlight request, Reassembly fragments) implements Beginning {
    /** The same after one more transmission. */
    public IntermediateSent again(InFlight repeated) {
        return new IntermediateSent(opening, repeated, fragments);
    }

    /** The same with its request in other fragments. */
    public IntermediateSent again(Session smaller, InFlight cut) {
        return new IntermediateSent(opening.with(smaller), cut, fragments);
    }

    @Override
    public TaskQueue tasks() {
        return opening.tasks();
    }

    @Override
    public IntermediateSent withTasks(TaskQueue other) {
        return new IntermediateSent(opening.withTasks(other), request, fragments);
    }

    /** The same with other fragments of the answer. */
    public IntermediateSent withFragments(Reassembly other) {
        return new IntermediateSent(opening, request, other);
    }

    @Override
    public SaName name() {
        return opening.name();
    }

    @Override
    public OptionalLong deadline() {
        return OptionalLong.of(request.retransmission().nextDue());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        opening.eachSecret(visitor);
        request.eachSecret(visitor);
    }
}
