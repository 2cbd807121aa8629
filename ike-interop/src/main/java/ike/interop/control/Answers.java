package ike.interop.control;

import ike.interop.vici.Message;

/** The usual answers. */
final class Answers {
    /** It is done. */
    static final Message SUCCESS = Message.builder().put("success", "yes").build();

    private Answers() {
    }

    /** It is not done, and why. */
    static Message failure(String reason) {
        return Message.builder().put("success", "no").told("errmsg", reason).build();
    }
}
