package ike.interop.keys;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableSortedSet;
import ike.crypto.Secret;
import ike.interop.keys.EspSaKeys.Family;
import ike.interop.keys.TableFile.Line;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** The lines of the three tables, and of the secrets beside them, as values. */
final class KeyLines {
    private static final String ANY = "*";
    private static final String ENCRYPTION = "encryption algorithm";
    private static final CharMatcher JSON_BRACES = CharMatcher.anyOf("{} ");

    private KeyLines() {
    }

    /** {@code SPIi,SPIr,SK_ei,SK_er,"encryption",SK_ai,SK_ar,"integrity"} */
    static IkeSaKeys ike(Line line) throws KeyTableException {
        line.requireColumns(8, "SPIi, SPIr, SK_ei, SK_er, encryption algorithm, SK_ai, SK_ar, integrity algorithm");
        IntFunction<Optional<CipherChoice>> ciphers = octets -> WiresharkNames.ikeCipher(line.columns().get(4), octets);
        line.known(ciphers.apply(0), 4, ENCRYPTION);
        IcvCheck check = line.known(WiresharkNames.check(line.columns().get(7)), 7, "integrity algorithm");
        Secret skEi = line.hex(2, "SK_ei");
        Secret skEr = line.hex(3, "SK_er");
        Secret skAi = line.hex(5, "SK_ai");
        Secret skAr = line.hex(6, "SK_ar");
        CipherChoice cipher = line.known(ciphers.apply(skEi.length()), 4, ENCRYPTION);
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
        Family family = Family.find(line.columns().get(0)).orElseThrow(
                () -> line.wrong("unknown protocol \"" + line.columns().get(0) + "\", expected IPv4, IPv6 or Any"));
        IcvCheck check = line.known(WiresharkNames.check(line.columns().get(6)), 6, "authentication algorithm");
        IntFunction<Optional<CipherChoice>> ciphers = octets -> WiresharkNames.espCipher(line.columns().get(4), check,
                octets);
        line.known(ciphers.apply(0), 4, ENCRYPTION);
        Secret encryptionKey = espKey(line, 5, "the encryption key",
                octets -> ciphers.apply(octets).filter(one -> KeyLengths.of(one).contains(octets)).isPresent());
        Secret integrityKey = espKey(line, 7, "the authentication key", KeyLengths.of(check)::contains);
        CipherChoice cipher = line.known(ciphers.apply(encryptionKey.length()), 4, ENCRYPTION);
        requireLength(line, cipher, encryptionKey, "the encryption key");
        requireLength(line, check, integrityKey, "the authentication key");
        // What an AEAD brings itself is not to be cut off a second time, whatever strongSwan calls it.
        IcvCheck separate = CipherChoice.isAead(cipher.id()) ? IcvCheck.NONE : check;
        return new EspSaKeys(family, address(line, 1, family), address(line, 2, family), espSpi(line), cipher,
                encryptionKey, separate, integrityKey, sequenceHigh(line));
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

    /** Wireshark takes a pattern of digits and asterisks as well; what it tells apart, the integrity check does. */
    private static OptionalLong espSpi(Line line) throws KeyTableException {
        String text = line.columns().get(3);
        if (text.contains(ANY)) {
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

    /** An address; nothing for a pattern of several, {@code 192.0.2.*} or {@code 2001:db8::/32}, and beside {@code Any}. */
    private static Optional<IpAddress> address(Line line, int column, Family family) throws KeyTableException {
        String text = line.columns().get(column);
        if (family == Family.ANY || text.contains(ANY) || text.indexOf('/') > 0) {
            return Optional.empty();
        }
        Optional<IpAddress> address = IpAddress.parse(text).filter(family::has);
        if (address.isEmpty()) {
            throw line.wrong("\"" + text + "\" is neither an " + family + " address nor *");
        }
        return address;
    }

    /**
     * Hexadecimal digits behind {@code 0x}, where the first of an odd number stands alone. Without that they are characters to
     * Wireshark; digits that are a key of the right length are taken for one all the same.
     */
    private static Secret espKey(Line line, int column, String what, IntPredicate fits) throws KeyTableException {
        String text = line.columns().get(column);
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return Secret.owning(line.hex((text.length() % 2 == 0 ? "" : "0") + text.substring(2), what));
        }
        boolean isText = fits.test(text.length()) && !fits.test(text.length() / 2);
        return isText ? Secret.owning(text.getBytes(StandardCharsets.ISO_8859_1)) : line.hex(column, what);
    }

    /** Newer versions of Wireshark have two more columns: {@code "64-bit","0x1"}. */
    private static long sequenceHigh(Line line) throws KeyTableException {
        if (line.columns().size() < 10 || !line.columns().get(8).equals("64-bit")) {
            return 0;
        }
        String text = line.columns().get(9);
        try {
            return Integer
                    .toUnsignedLong(Integer.parseUnsignedInt(text.startsWith("0x") ? text.substring(2) : text, 16));
        } catch (NumberFormatException _) {
            throw line.wrong("the high bits \"" + text + "\" of sequence numbers are not up to 8 hexadecimal digits");
        }
    }

    private static void requireLength(Line line, CipherChoice cipher, Secret key, String what)
            throws KeyTableException {
        requireLength(line, KeyLengths.of(cipher), cipher.id().toString(), key, what);
    }

    private static void requireLength(Line line, IcvCheck check, Secret key, String what) throws KeyTableException {
        String name = check instanceof IcvCheck.By(var id) ? id.toString() : "";
        requireLength(line, KeyLengths.of(check), name, key, what);
    }

    private static void requireLength(Line line, ImmutableSortedSet<Integer> lengths, String name, Secret key,
            String what) throws KeyTableException {
        if (!lengths.isEmpty() && !lengths.contains(key.length())) {
            throw line.wrong(what + " has " + key.length() + " octets, " + name + " takes "
                    + Joiner.on(" or ").join(lengths));
        }
    }
}
