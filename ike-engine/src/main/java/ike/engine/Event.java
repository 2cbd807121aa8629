package ike.engine;

import java.util.Optional;

/** What people and programs want to know of an engine's work. No event holds a secret. */
public sealed interface Event {
    /** An IKE SA is up, authenticated both ways. */
    record IkeUp(IkeSaView sa) implements Event {
    }

    /** An IKE SA was replaced by a new one. */
    record IkeRekeyed(long oldUniqueId, IkeSaView sa) implements Event {
    }

    /** The two ends of an IKE SA are at other addresses or ports now (RFC 7296 §2.23, RFC 4555). */
    record IkeMoved(IkeSaView sa) implements Event {
    }

    /** An IKE SA is gone. */
    record IkeDown(IkeSaView sa, String reason) implements Event {
    }

    /** A Child SA is up. */
    record ChildUp(IkeSaView ike, ChildSaView child) implements Event {
    }

    /** A Child SA was replaced by a new one. */
    record ChildRekeyed(IkeSaView ike, long oldUniqueId, ChildSaView child) implements Event {
    }

    /** A Child SA is gone. */
    record ChildDown(IkeSaView ike, ChildSaView child, String reason) implements Event {
    }

    /** An exchange failed: by our refusal or the peer's. */
    record Failed(Optional<String> connection, Path path, Failure failure) implements Event {
    }

    /** The peer has refused, and we ask for something else. */
    record AskedAnew(Optional<String> connection, Path path, String why) implements Event {
    }

    /** Something that people should know, although nothing has failed. */
    record Remark(Matter matter, Optional<String> connection, Path path, String words) implements Event {
        /** What it is about, for programs. */
        public enum Matter {
            /** An IKE SA is up without its post-quantum preshared key (RFC 8784 §6). */
            PPK_UNUSED("ppk-unused"),
            /** A request that nobody answers goes out anew in smaller fragments (RFC 7383 §2.5.2). */
            SMALLER_FRAGMENTS("smaller-fragments");

            private final String word;

            Matter(String word) {
                this.word = word;
            }

            /** Its name in logs. */
            public String word() {
                return word;
            }
        }
    }

    /** A message went unanswered so far and was sent again. */
    record Retransmitted(Optional<String> connection, Path path, int attempt) implements Event {
    }

    /** A datagram was dropped without an answer. */
    record Dropped(Path path, String reason) implements Event {
    }

    /** The order was carried out. */
    record OrderDone(String detail) implements Event {
    }

    /** The order cannot be carried out. */
    record OrderFailed(String reason) implements Event {
    }
}
