package ike.v2.sa;

import ike.engine.Now;

/** An IKE SA that we set up as initiator (RFC 7296 §1.2), and that takes further things to do meanwhile. */
public sealed interface Beginning extends IkeSa
        permits InitSent, ResumeSent, IntermediateSent, AuthUnsent, AuthSent, OutsideAsked {
    /** What else to do once it is up. */
    TaskQueue tasks();

    /** The same with other things to do. */
    Beginning withTasks(TaskQueue other);

    /** All that was to be done, that too which a request on the wire asks for already. */
    default TaskQueue unanswered(Now now) {
        return tasks();
    }
}
