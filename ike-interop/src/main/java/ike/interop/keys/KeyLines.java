package ike.interop.keys;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableSortedSet;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.interop.keys.TableFile.Line;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The lines of the three tables, and of the secrets beside them, as values. */
final class KeyLines {
    private static final CharMatcher JSON_BRACES = CharMatcher.anyOf("{} ");

    private KeyLines() {
    }

    /** {@code SPIi,SPIr,SK_ei,SK_er,"encryption",SK_ai,SK_ar,"integrity"} */
    static IkeSaKeys ike(Line line) throws KeyTableException {
        line.requireColumns(8, "SPIi, SPIr, SK_ei, SK_er, encryption algorithm, SK_ai, SK_ar, integrity algorithm");
        Secret skEi = line.hex(2, "SK_ei");
        Secret skEr = line.hex(3, "SK_er");
        Secret skAi = line.hex(5, "SK_ai");
        Secret skAr = line.hex(6, "SK_ar");
        String name = line.columns().get(4);
        CipherChoice cipher = line.known(WiresharkNames.ikeCipher(name, skEi.length()), 4, "encryption algorithm");
        IcvCheck check = line.known(WiresharkNames.ikeCheck(line.columns().get(7)), 7, "integrity algorithm");
        requireLength(line, cipher, skEi, "SK_ei");
        requireLength(line, cipher, skEr, "SK_er");
        requireLength(line, check, skAi, "SK_ai");
        requireLength(line, check, skAr, "SK_ar");
        return new IkeSaKeys(spi(line, 0, "SPIi"), spi(line, 1, "SPIr"), cipher, skEi, skEr, check, skAi, skAr);
    }

    /** {@code "IPv4","source","destination","SPI","encryption","key","authentication","key"} */
    static EspSaKeys esp(Line line) throws KeyTableException {
        line.requireColumns(8, "protocol, source, destination, SPI, encryption algorithm and key, "
                + "authentication algorithm and key");
        boolean isV4 = switch (line.columns().get(0)) {
            case "IPv4" -> true;
            case "IPv6" -> false;
            default -> throw line.wrong("unknown protocol \"" + line.columns().get(0) + "\", expected IPv4 or IPv6");
        };
        Secret encryptionKey = line.hex(5, "the encryption key");
        Secret integrityKey = line.hex(7, "the authentication key");
        IcvCheck check = line.known(WiresharkNames.espCheck(line.columns().get(6)), 6, "authentication algorithm");
        CipherChoice cipher = line.known(
                WiresharkNames.espCipher(line.columns().get(4), check, encryptionKey.length()), 4,
                "encryption algorithm");
        requireLength(line, cipher, encryptionKey, "the encryption key");
        requireLength(line, check, integrityKey, "the authentication key");
        // What an AEAD brings itself is not to be cut off a second time, whatever strongSwan calls it.
        IcvCheck separate = CipherChoice.isAead(cipher.id()) ? IcvCheck.NONE : check;
        return new EspSaKeys(isV4, address(line, 1, isV4), address(line, 2, isV4), espSpi(line), cipher, encryptionKey,
                separate, integrityKey);
    }

    /** {@code initiator cookie,key} */
    static Ikev1Keys ikev1(Line line) throws KeyTableException {
        line.requireColumns(2, "initiator cookie, encryption key");
        byte[] cookie = line.octets(0, "the initiator cookie");
        if (cookie.length != 8) {
            throw line.wrong("the initiator cookie has " + cookie.length + " octets, expected 8");
        }
        return new Ikev1Keys(Bytes.owning(cookie), line.hex(1, "the encryption key"));
    }

    /** {@code {"version":2,"initiatorSpi":"...","responderSpi":"...","name":"...","value":"..."}} */
    static SaSecret secret(Line line) throws KeyTableException {
        Map<String, String> members = new LinkedHashMap<>();
        for (String column : line.columns()) {
            String member = JSON_BRACES.trimFrom(column);
            int colon = member.indexOf(':');
            if (colon < 0) {
                throw line.wrong("\"" + column + "\" is no member of a JSON object");
            }
            members.put(member.substring(0, colon).strip(), member.substring(colon + 1).strip());
        }
        String version = members.getOrDefault("version", "");
        if (!version.equals("1") && !version.equals("2")) {
            throw line.wrong("version is \"" + version + "\", expected 1 or 2");
        }
        return new SaSecret(Integer.parseInt(version), member(line, members, "initiatorSpi", 8),
                member(line, members, "responderSpi", 8), members.getOrDefault("name", ""),
                Secret.copyOf(member(line, members, "value", -1)));
    }

    private static Bytes member(Line line, Map<String, String> members, String name, int length)
            throws KeyTableException {
        Bytes octets = Bytes.owning(line.hex(members.getOrDefault(name, ""), name));
        if (octets.isEmpty() || (length > 0 && octets.length() != length)) {
            throw line.wrong(name + " has " + octets.length() + " octets" + (length > 0 ? ", expected " + length : ""));
        }
        return octets;
    }

    private static IkeSpi spi(Line line, int column, String what) throws KeyTableException {
        byte[] octets = line.octets(column, what);
        if (octets.length != IkeSpi.LENGTH) {
            throw line.wrong(what + " has " + octets.length + " octets, expected " + IkeSpi.LENGTH);
        }
        return IkeSpi.of(Bytes.owning(octets));
    }

    private static OptionalLong espSpi(Line line) throws KeyTableException {
        String text = line.columns().get(3);
        if (text.equals("*")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Integer.toUnsignedLong(text.startsWith("0x") || text.startsWith("0X")
                    ? Integer.parseUnsignedInt(text.substring(2), 16)
                    : Integer.parseUnsignedInt(text)));
        } catch (NumberFormatException _) {
            throw line.wrong("the SPI \"" + text + "\" is neither 0x and up to 8 hexadecimal digits nor *");
        }
    }

    private static Optional<IpAddress> address(Line line, int column, boolean isV4) throws KeyTableException {
        String text = line.columns().get(column);
        if (text.equals("*")) {
            return Optional.empty();
        }
        Optional<IpAddress> address = IpAddress.parse(text).filter(a -> a.isV4() == isV4);
        if (address.isEmpty()) {
            throw line.wrong(
                    "\"" + text + "\" is neither an " + (isV4 ? "IPv4" : "IPv6") + " address nor *");
        }
        return address;
    }

    /** A wrong length would only show as packets that do not open. */
    private static void requireLength(Line line, CipherChoice cipher, Secret key, String what)
            throws KeyTableException {
        ImmutableSortedSet<Integer> lengths = Algorithms.encryption(cipher.id(), cipher.keyBits())
                .map(e -> ImmutableSortedSet.of(e.keyLength()))
                .orElseGet(() -> Algorithms.encryptions().stream().filter(e -> e.id() == cipher.id())
                        .map(Encryption::keyLength)
                        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())));
        if (!lengths.isEmpty() && !lengths.contains(key.length())) {
            throw line.wrong(what + " has " + key.length() + " octets, " + cipher.id() + " takes "
                    + Joiner.on(" or ").join(lengths));
        }
    }

    private static void requireLength(Line line, IcvCheck check, Secret key, String what) throws KeyTableException {
        if (check instanceof IcvCheck.By(var id)) {
            int expected = Algorithms.integrity(id).map(Integrity::keyLength).orElse(key.length());
            if (key.length() != expected) {
                throw line.wrong(what + " has " + key.length() + " octets, " + id + " takes " + expected);
            }
        }
    }
}
