package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithm;
import ike.crypto.Algorithm.Kind;
import ike.crypto.Algorithms;
import ike.engine.config.ProposalSpec;
import ike.interop.settings.Quoted;
import ike.wire.Status;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ProtocolId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lists of proposals of {@code proposals}, {@code esp_proposals} and {@code ah_proposals}: keywords with dashes between them,
 * proposals with commas between them, {@code default} for our own. RFC 7296 §3.3 has the rules of what a proposal must
 * name; {@link ProposalBuilder} applies them.
 */
final class ProposalParser {
    private static final Splitter DASH = Splitter.on('-').trimResults().omitEmptyStrings();
    private static final Pattern ADDITIONAL_KEY_EXCHANGE = Pattern.compile("ke([1-7])_(.+)");

    /**
     * strongSwan 6.0's {@code default}, as far as its algorithms are here. Within IKE strongSwan prefers what is no
     * AEAD, within ESP an AEAD; a key exchange for ESP is an offer, not a demand. SHA-1 is in it, as the last choice;
     * nothing weaker is.
     */
    private static final String KEY_EXCHANGES = "-x25519-ecp256-ecp384-ecp521-modp3072-modp4096-modp2048";
    private static final String PRFS = "-prfsha256-prfsha384-prfsha512-prfsha1";
    private static final ImmutableList<String> IKE_DEFAULT = ImmutableList.of(
            "aes128-aes192-aes256-sha256-sha384-sha512-sha1" + PRFS + KEY_EXCHANGES,
            "aes128gcm16-aes192gcm16-aes256gcm16" + PRFS + KEY_EXCHANGES);
    private static final ImmutableList<String> ESP_DEFAULT = ImmutableList.of(
            "aes128gcm16-aes192gcm16-aes256gcm16" + KEY_EXCHANGES + "-none-noesn",
            "aes128-aes192-aes256-sha256-sha384-sha512-sha1" + KEY_EXCHANGES + "-none-noesn");

    private static final ImmutableList<String> AH_DEFAULT = ImmutableList.of(
            "sha256-sha384-sha512-sha1-aesxcbc" + KEY_EXCHANGES + "-none-noesn");

    private final ProtocolId protocol;
    private final List<String> weak = new ArrayList<>();

    private ProposalParser(ProtocolId protocol) {
        this.protocol = protocol;
    }

    /**
     * What a list means.
     *
     * @param proposals best first
     * @param weak the keywords that name algorithms which the IETF advises against
     */
    record Parsed(ImmutableList<ProposalSpec> proposals, ImmutableList<String> weak) {
    }

    /** Reads a list for IKE, ESP or AH. */
    static Parsed parse(ProtocolId protocol, String value) throws BadValue {
        ProposalParser parser = new ProposalParser(protocol);
        ImmutableList.Builder<ProposalSpec> proposals = ImmutableList.builder();
        for (String item : ListValue.items(value)) {
            if (Ascii.equalsIgnoreCase(item, "default")) {
                proposals.addAll(defaults(protocol));
            } else {
                proposals.add(parser.proposal(item));
            }
        }
        return new Parsed(proposals.build(), ImmutableList.copyOf(parser.weak));
    }

    /** The proposals that hold when none are configured. */
    static ImmutableList<ProposalSpec> defaults(ProtocolId protocol) {
        ImmutableList.Builder<ProposalSpec> proposals = ImmutableList.builder();
        try {
            for (String item : defaultsOf(protocol)) {
                proposals.add(new ProposalParser(protocol).proposal(item));
            }
        } catch (BadValue e) {
            throw new AssertionError("our own default", e);
        }
        return proposals.build();
    }

    private static ImmutableList<String> defaultsOf(ProtocolId protocol) {
        return protocol == ProtocolId.Known.IKE
                ? IKE_DEFAULT
                : protocol == ProtocolId.Known.AH ? AH_DEFAULT : ESP_DEFAULT;
    }

    private ProposalSpec proposal(String item) throws BadValue {
        ProposalBuilder builder = new ProposalBuilder(protocol, item);
        for (String word : DASH.split(item)) {
            Matcher additional = ADDITIONAL_KEY_EXCHANGE.matcher(word);
            if (additional.matches()) {
                builder.add(Integer.parseInt(additional.group(1)), keyExchange(item, word, additional.group(2)));
                continue;
            }
            Algorithm keyword = keyword(item, word);
            if (keyword.isWeak(protocol) && !weak.contains(word)) {
                weak.add(word);
            }
            builder.add(keyword);
        }
        return builder.build();
    }

    /** The method of an additional key exchange (RFC 9370 §2.2.1); {@code none} makes it an offer, not a demand. */
    private Algorithm keyExchange(String item, String word, String method) throws BadValue {
        Algorithm keyword = Algorithms.keywords().get(method);
        if (keyword == null || keyword.kind() != Kind.KE) {
            throw BadValue.saying(in(item, word) + " names no key exchange; expected one such as ke1_mlkem768");
        }
        return keyword(item, method);
    }

    private Algorithm keyword(String item, String word) throws BadValue {
        Algorithm keyword = Algorithms.keywords().get(word);
        if (keyword == null) {
            throw BadValue.saying(in(item, word) + unknown(word));
        }
        if (!keyword.here()) {
            throw BadValue.saying(in(item, word) + " is not supported; expected " + instead(keyword.kind()));
        }
        if (!isAllowed(keyword)) {
            throw BadValue.saying(in(item, word) + " is not for " + protocol.label() + "; expected "
                    + instead(protocol == ProtocolId.Known.AH ? Kind.INTEG : keyword.kind()));
        }
        return keyword;
    }

    /** IKE is always encrypted (RFC 8247 §2.1), AH never; some other algorithms are defined for ESP alone. */
    private boolean isAllowed(Algorithm keyword) {
        boolean encrypts = keyword.kind() == Kind.AEAD || keyword.kind() == Kind.ENCR;
        return !(encrypts && protocol == ProtocolId.Known.AH) && keyword.status(protocol) != Status.NOT_ALLOWED
                && (protocol != ProtocolId.Known.IKE || keyword.id().filter(EncryptionId.ENCR_NULL::equals).isEmpty());
    }

    private static String unknown(String word) {
        if (word.endsWith("!")) {
            return " ends with the \"!\" of ipsec.conf; expected it to be left out";
        }
        return " is no algorithm" + NearestName.of(word, Algorithms.keywords().keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; expected keywords like aes128gcm16-prfsha256-x25519");
    }

    /** What to write where a keyword of that kind is missing, or stands for what is not here. */
    static String instead(Kind kind) {
        return switch (kind) {
            case AEAD -> "aes128gcm16 or aes256gcm16";
            case ENCR -> "aes128, aes256, aes128gcm16 or aes256gcm16";
            case INTEG -> "sha256, sha384 or sha512";
            case PRF -> "prfsha256, prfsha384 or prfsha512";
            case KE -> "x25519, ecp256, ecp384 or modp2048";
            case SN -> "noesn";
        };
    }

    private static String in(String item, String word) {
        return item.equals(word) ? Quoted.of(word) : Quoted.of(word) + " in " + Quoted.of(item);
    }
}
