package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.EspSaKeys;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * What happened between two endpoints, kept for a narrator: the packets as they crossed the wire, and what each end
 * logged of its keys. Nothing of an engine's state is in it. No RFC section: this is an observer's notebook.
 *
 * @param start the wall clock when it began
 * @param happenings in the order in which they happened
 */
public record Recording(Cast cast, Instant start, ImmutableList<Happening> happenings) {
    /**
     * Who plays.
     *
     * @param seed what decides every octet
     * @param initiator the one who begins
     * @param sharedSecret the pre-shared key, as text; empty where keys of both ends take its place
     * @param password that of a user who is the initiator; empty where there is none
     * @param ikeProposal what both are configured with for the IKE SA, in the notation of swanctl.conf
     * @param espProposal the same for the Child SA
     */
    public record Cast(long seed, Party initiator, Party responder, String sharedSecret, String password,
            String ikeProposal, String espProposal) {
        /** What the parties know, a main clause. */
        public String knowledge() {
            String user = initiator.name() + "'s password \"" + password + "\"";
            if (sharedSecret.isEmpty()) {
                return password.isEmpty()
                        ? "Each has a private key of its own, and knows how to tell the other's"
                        : responder.name() + " has a private key, and " + initiator.name()
                                + " knows how to tell it; both know "
                                + user;
            }
            return "Both know the secret \"" + sharedSecret + "\"" + (password.isEmpty() ? "" : " and " + user);
        }

        /** The party with this address. */
        Party at(IpAddress address) {
            return initiator.address().equals(address) ? initiator : responder;
        }
    }

    /**
     * One end.
     *
     * @param identity what it says of itself in IKE_AUTH
     * @param network what lies behind it, as a prefix
     */
    public record Party(String name, IpAddress address, String identity, String network) {
    }

    /** Something that happened. */
    public sealed interface Happening {
        /** Since the beginning. */
        Duration time();

        /** A packet was sent: all octets from the IP header on. */
        record Sent(Duration time, Bytes packet) implements Happening {
        }

        /** A party derived a key, and logged how. */
        record Derived(Duration time, String who, Derivation derivation) implements Happening {
        }

        /** A party is ready to use the keys of one direction of a Child SA. */
        record Installed(Duration time, String who, boolean inbound, EspSaKeys keys) implements Happening {
        }

        /** A party tells what it has come to. */
        record Reported(Duration time, String who, String text) implements Happening {
        }
    }

    /**
     * One step of a key derivation, in the clear.
     *
     * @param name the RFC's name of the result
     * @param formula the right-hand side in the RFC's notation
     * @param section where the formula stands
     * @param inputs the values in the formula
     * @param output the result
     */
    public record Derivation(String name, String formula, String section, ImmutableList<Value> inputs, Bytes output) {
    }

    /** A named value. */
    public record Value(String name, Bytes octets) {
    }
}
