package ike.wire;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A vendor ID in use: what it tells about its sender (RFC 2408 §3.16, RFC 7296 §3.12). Most are the MD5 of a text,
 * which the table holds as octets; some go on with a version behind the octets that are listed.
 *
 * @param label what people call it
 * @param octets those that every such vendor ID begins with
 * @param versioned true when more octets may follow
 */
public record VendorId(String label, Bytes octets, boolean versioned) {
    /** Dead peer detection (RFC 3706 §5.1); the last two octets are the version 1.0. */
    public static final VendorId DPD = exact("Dead Peer Detection (RFC 3706)", "afcad71368a1f1c96b8696fc77570100");
    /** NAT traversal in IKEv1 (RFC 3947 §3.1). */
    public static final VendorId NAT_T = exact("NAT traversal (RFC 3947)", "4a131c81070358455c5728f20e95452f");
    /** NAT traversal as in draft 03. */
    public static final VendorId NAT_T_03 = exact("draft-ietf-ipsec-nat-t-ike-03", "7d9419a65310ca6f2c179d9215529d56");
    /** NAT traversal as in draft 02, the hashed name ending with a line feed. */
    public static final VendorId NAT_T_02N = exact("draft-ietf-ipsec-nat-t-ike-02\\n",
            "90cb80913ebb696e086381b5ec427b1f");
    /** NAT traversal as in draft 02. */
    public static final VendorId NAT_T_02 = exact("draft-ietf-ipsec-nat-t-ike-02", "cd60464335df21f87cfdb2fc68b6a448");
    /** Extended authentication in IKEv1. */
    public static final VendorId XAUTH = exact("XAUTH", "09002689dfd6b712");
    /** Attributes for Cisco's Unity clients. */
    public static final VendorId UNITY = versioned("Cisco Unity", "12f5f28c457168a9702d9fe274cc");
    /** Fragments of IKEv1 messages. */
    public static final VendorId FRAGMENTATION = versioned("FRAGMENTATION", "4048b7d56ebce88525e7de7f00d6c2d3");

    private static final ImmutableList<VendorId> IN_USE = ImmutableList.of(DPD, NAT_T, NAT_T_03, NAT_T_02N, NAT_T_02,
            XAUTH, UNITY, FRAGMENTATION,
            exact("draft-ietf-ipsec-nat-t-ike-00", "4485152d18b6bbcd0be8a8469579ddcc"),
            exact("draft-ietf-ipsec-nat-t-ike-01", "16f6ca16e4a4066d83821a0f0aeaa862"),
            exact("draft-ietf-ipsec-nat-t-ike-04", "9909b64eed937c6573de52ace952fa6b"),
            exact("draft-ietf-ipsec-nat-t-ike-05", "80d0bb3def54565ee84645d4c85ce3ee"),
            exact("draft-ietf-ipsec-nat-t-ike-06", "4d1e0e136deafa34c4f3ea9f02ec7285"),
            exact("draft-ietf-ipsec-nat-t-ike-07", "439b59f8ba676c4c7737ae22eab8f582"),
            exact("draft-ietf-ipsec-nat-t-ike-08", "8f8d83826d246b6fc7a8a6a428c11de8"),
            exact("draft-ietf-ipsec-nat-t-ike", "4df37928e9fc4fd1b3262170d515c662"),
            exact("draft-stenberg-ipsec-nat-traversal-01", "27bab5dc01ea0760ea4e3190ac27c0d0"),
            exact("draft-stenberg-ipsec-nat-traversal-02", "6105c422e76847e43f9684801292aecd"),
            exact("draft-huttunen-ipsec-esp-in-udp-00", "6a7434c19d7e36348090a02334c9c805"),
            exact("strongSwan", "882fe56d6fd20dbc2251613b2ebe5beb"),
            versioned("KAME/racoon", "7003cbc1097dbe9c2600ba6983bc8b35"),
            versioned("Microsoft Windows", "1e2b516905991c7d7c96fcbfb587e461"),
            exact("Vid-Initial-Contact (Microsoft)", "26244d38eddb61b3172a36e3d0cfb819"),
            exact("IKE CGA version 1 (Microsoft)", "e3a5966a76379fe707228231e5ce8652"),
            exact("MS-Negotiation Discovery Capable", "fb1de3cdf341b7ea16b7e5be0855f120"),
            exact("MS-MamieExists", "214ca4faffa7f32d6748e5303395ae83"),
            exact("GSSAPI", "621b04bb09882ac1e15935fefa24aeee"),
            versioned("Fortinet FortiGate", "8299031757a36082c6a621de"),
            versioned("Cisco VPN 3000 Series", "1f07f70eaa6514d3b0fa96542a50"),
            versioned("Check Point", "f4ed19e0c114eb516faaac0ee37daf2807b4381f"));
    /** A shorter text may well be octets that happen to look like one. */
    private static final int SHORTEST_TEXT = 8;

    /** The entry that {@code id} is, or begins with; the first of the table that fits. */
    public static Optional<VendorId> find(Bytes id) {
        return IN_USE.stream().filter(known -> known.matches(id)).findFirst();
    }

    /** What {@code id} is, for a person: its label, or the text that it is; nothing when it is neither. */
    public static String describe(Bytes id) {
        return find(id).map(VendorId::label).orElseGet(() -> isText(id) ? "\"" + Printable.text(id) + "\"" : "");
    }

    /** Those in use, the extensions first. */
    public static ImmutableList<VendorId> inUse() {
        return IN_USE;
    }

    /** True when {@code id} is this one. */
    public boolean matches(Bytes id) {
        return versioned ? id.startsWith(octets) : id.equals(octets);
    }

    private static boolean isText(Bytes id) {
        return id.length() >= SHORTEST_TEXT
                && IntStream.range(0, id.length()).map(id::u8).allMatch(octet -> octet >= ' ' && octet <= '~');
    }

    private static VendorId exact(String label, String hex) {
        return new VendorId(label, Bytes.fromHex(hex), false);
    }

    private static VendorId versioned(String label, String hex) {
        return new VendorId(label, Bytes.fromHex(hex), true);
    }
}
