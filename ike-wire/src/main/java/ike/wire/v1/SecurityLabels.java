package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The labels of a situation of secrecy or integrity (RFC 2407 §4.6.1). Each of the four values has its length in front,
 * and zeros behind it to the next multiple of four octets.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |                    Labeled Domain Identifier                  |
 * +---------------+---------------+---------------+---------------+
 * |    Secrecy Length, octets     |           reserved            |
 * +---------------+---------------+---------------+---------------+
 * |                  Secrecy Level, then padding                  |
 * +---------------+---------------+---------------+---------------+
 * |   Secrecy Cat. Length, bits   |           reserved            |
 * +---------------+---------------+---------------+---------------+
 * |             Secrecy Category Bitmap, then padding             |
 * +---------------+---------------+---------------+---------------+
 * |              the same two values once more, for integrity     |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param domain who defines the labels; 32 bits, unsigned
 * @param secrecy the secrecy level
 * @param secrecyCategories which of the compartments
 * @param integrity the integrity level
 * @param integrityCategories which of the compartments
 */
public record SecurityLabels(long domain, Bytes secrecy, Bitmap secrecyCategories, Bytes integrity,
        Bitmap integrityCategories) {
    private static final int ALIGNMENT = 4;

    public SecurityLabels {
        if (domain >>> 32 != 0 || secrecy.length() > 0xffff || integrity.length() > 0xffff) {
            throw new IllegalArgumentException("labels of domain " + domain);
        }
    }

    /**
     * A bitmap that need not fill its last octet (RFC 2407 §4.6.1).
     *
     * @param bits how many, 0 to 65535
     * @param octets as many as the bits need
     */
    public record Bitmap(int bits, Bytes octets) {
        public Bitmap {
            if (bits >>> 16 != 0 || octets.length() != length(bits)) {
                throw new IllegalArgumentException(bits + " bits in " + octets.length() + " octets");
            }
        }

        private static int length(int bits) {
            return (bits + 7) / 8;
        }
    }

    static SecurityLabels read(WireReader in) {
        long domain = in.u32("Labeled Domain Identifier");
        Bytes secrecy = readLevel(in, "Secrecy");
        Bitmap secrecyCategories = readBitmap(in, "Secrecy");
        Bytes integrity = readLevel(in, "Integrity");
        return new SecurityLabels(domain, secrecy, secrecyCategories, integrity, readBitmap(in, "Integrity"));
    }

    void write(WireWriter out) {
        out.u32(domain);
        write(out, secrecy.length(), secrecy);
        write(out, secrecyCategories.bits(), secrecyCategories.octets());
        write(out, integrity.length(), integrity);
        write(out, integrityCategories.bits(), integrityCategories.octets());
    }

    private static Bytes readLevel(WireReader in, String of) {
        int length = in.u16(of + " Length");
        in.reserved(2);
        return padded(in, of + " Level", length);
    }

    private static Bitmap readBitmap(WireReader in, String of) {
        int bits = in.u16(of + " Category Length");
        in.reserved(2);
        return new Bitmap(bits, padded(in, of + " Category Bitmap", Bitmap.length(bits)));
    }

    private static Bytes padded(WireReader in, String name, int length) {
        Bytes value = in.bytes(name, length);
        Bytes padding = in.bytes("Padding", padding(length));
        if (!padding.equals(Bytes.zeros(padding.length()))) {
            throw in.malformed("is not zero");
        }
        return value;
    }

    private static void write(WireWriter out, int measure, Bytes value) {
        out.u16(measure).zeros(2).bytes(value).zeros(padding(value.length()));
    }

    private static int padding(int length) {
        return (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
    }
}
