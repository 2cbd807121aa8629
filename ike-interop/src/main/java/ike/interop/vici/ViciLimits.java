package ike.interop.vici;

import java.time.Duration;

/** The named limit of everything that a client can fill or drag out. */
public final class ViciLimits {
    /** The largest packet, in octets, its length field not counted: 512 KiB, as in strongSwan. */
    public static final int LARGEST_PACKET = 512 * 1024;
    /** The longest name, in octets. */
    public static final int LONGEST_NAME = 0xff;
    /** The longest value, in octets. */
    public static final int LONGEST_VALUE = 0xffff;
    /** The longest text of a peer's that is shown, in characters, of which each takes no more than four octets. */
    public static final int LONGEST_TEXT = LONGEST_VALUE / 4;
    /** How deep sections may nest. */
    public static final int DEEPEST_SECTION = 32;
    /** Clients that are served at a time. */
    public static final int SESSIONS = 64;
    /** Requests of one client that wait while one of its requests is worked on. */
    public static final int WAITING_REQUESTS = 16;
    /** Packets that wait for a client to read; one that reads slower is cut off. */
    public static final int WAITING_PACKETS = 8192;
    /** Octets of events that wait for a client to read; one that reads slower is cut off. */
    public static final int WAITING_OCTETS = 4 * 1024 * 1024;
    /** How long what is still to be written to a client may take when the server ends. */
    public static final Duration FAREWELL = Duration.ofSeconds(1);

    private ViciLimits() {
    }
}
