package ike.interop.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.interop.Captures;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.IntegrityId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTablesTest {
    @TempDir
    private Path folder;

    @Test
    void readsRealTables() throws KeyTableException {
        KeyTables tables = KeyTables.read(Captures.folder());
        assertThat(tables.ike()).extracting(keys -> keys.cipher().toString() + " " + keys.check()).containsExactly(
                "ENCR_3DES By[id=AUTH_HMAC_SHA1_160]", "ENCR_AES_CBC-256 By[id=AUTH_HMAC_SHA2_256_128]",
                "ENCR_AES_GCM_16-256 By[id=NONE]");
        assertThat(tables.ikev1()).extracting(Ikev1Keys::initiatorCookie)
                .startsWith(Bytes.fromHex("fafaeb49382a763c"), Bytes.fromHex("ab3e0f1f8bc3be8e"));
        IkeSaKeys gcm = tables.ofIke(IkeSpi.of(Bytes.fromHex("0158b8fb90b7623d")),
                IkeSpi.of(Bytes.fromHex("13514610cea16160"))).getFirst();
        assertThat(hex(gcm.skEr())).isEqualTo(
                "15c9eae6f94631d63068bf44bb69999abc07b3d15e915fd8f0ed99ad481efd75deb02a5e");
        assertThat(gcm.skAi().isEmpty()).isTrue();
        EspSaKeys esp = tables.ofEsp(IpAddress.of("192.168.0.100"), IpAddress.of("192.168.0.1"), 0xc254fe64L)
                .getFirst();
        assertThat(esp.cipher()).isEqualTo(new CipherChoice(EncryptionId.ENCR_AES_CBC, OptionalInt.of(128)));
        assertThat(hex(esp.integrityKey())).isEqualTo("3e00d517c1220d4b7d2950fcc02edd4b6023d278");
    }

    @Test
    void whatIsReadIsWrittenOctetForOctet() throws IOException {
        try (KeyTableWriter writer = KeyTableWriter.open(folder)) {
            KeyTables tables = KeyTables.read(Captures.folder());
            for (IkeSaKeys keys : tables.ike()) {
                writer.add(keys);
            }
            for (EspSaKeys keys : tables.esp()) {
                writer.add(keys);
            }
        }
        for (String name : List.of(KeyTables.IKEV2_TABLE, KeyTables.ESP_TABLE)) {
            assertThat(folder.resolve(name)).hasSameTextualContentAs(Captures.file(name));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatATableHoldsAlreadyStaysAndIsNotWrittenTwice() throws IOException {
        Path table = folder.resolve(KeyTables.ESP_TABLE);
        Files.writeString(table, "# mine\n\"IPv4\",\"*\",\"*\",\"*\",\"NULL\",\"\",\"NULL\",\"\"");
        for (int times = 0; times < 2; times++) {
            try (KeyTableWriter writer = KeyTableWriter.open(folder)) {
                for (EspSaKeys keys : KeyTables.read(Captures.folder()).esp()) {
                    writer.add(keys);
                }
            }
        }
        assertThat(Files.readAllLines(table)).hasSize(4).startsWith("# mine")
                .endsWith(Files.readAllLines(Captures.file("esp_sa")).toArray(String[]::new));
        assertThat(KeyTables.read(folder).esp()).hasSize(3);
    }

    /** Names as Wireshark 4.0 and 4.2 list them, and IANA's for what they lack. */
    @ParameterizedTest
    @CsvSource({"AES-GCM with 16 octet ICV [RFC4106],20,NULL,0,ENCR_AES_GCM_16-128,0",
            "AES-GCM [RFC4106],36,ANY 128 bit authentication [no checking],0,ENCR_AES_GCM_16-256,0",
            "AES-GCM [RFC4106],36,ANY 64 bit authentication [no checking],0,ENCR_AES_GCM_8-256,0",
            "AES-CBC [RFC3602],16,ANY 192 bit authentication [no checking],0,ENCR_AES_CBC-128,24",
            "NULL,0,HMAC-SHA-256-128 [RFC4868],32,ENCR_NULL,16",
            "TripleDES-CBC [RFC2451],24,HMAC-MD5-96 [RFC2403],16,ENCR_3DES,12",
            "AES-CBC [RFC3602],32,ANY 96 bit authentication [no checking],0,ENCR_AES_CBC-256,12",
            "ENCR_CHACHA20_POLY1305,36,NULL,0,ENCR_CHACHA20_POLY1305,0",
            "ChaCha20 with Poly1305 [RFC7634],36,NULL,0,ENCR_CHACHA20_POLY1305,0",
            "ChaCha20 with Poly1305 and IIV [RFC7634 & RFC8750],36,NULL,0,ENCR_CHACHA20_POLY1305_IIV,0",
            "AES-GCM with IIV and 16 octet ICV [RFC4106 & RFC8750],20,NULL,0,ENCR_AES_GCM_16_IIV-128,0",
            "aes-cbc,16,hmac_sha2_256_128,32,ENCR_AES_CBC-128,16",
            "CAMELLIA_CBC,16,AES_CMAC_96,16,ENCR_CAMELLIA_CBC-128,12",
            "ENCR_CAMELLIA_CBC,24,AUTH_AES_XCBC_96,16,ENCR_CAMELLIA_CBC-192,12"})
    void knowsTheNamesOfEsp(String cipher, int keyOctets, String check, int checkOctets, String expected, int icv)
            throws IOException {
        Files.writeString(folder.resolve("esp_sa"),
                "# comment\n\n\"IPv6\",\"2001:db8::1\",\"*\",\"*\",\"%s\",\"0x%s\",\"%s\",\"0x%s\",\"more\"\n"
                        .formatted(
                                cipher, "ab".repeat(keyOctets), check, "cd".repeat(checkOctets)));
        EspSaKeys keys = KeyTables.read(folder).ofEsp(IpAddress.of("2001:db8::1"), IpAddress.of("2001:db8::9"), 77)
                .getFirst();
        assertThat(keys.cipher()).hasToString(expected);
        assertThat(keys.check().length()).isEqualTo(icv);
        assertThat(keys.fit(IpAddress.of("2001:db8::2"), IpAddress.of("2001:db8::9"), 77)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"*, *, *", "192.0.2.*, *.*.*.*, 0xc0ff*", "192.0.2.0/24, 0.0.0.0/0, 0xc0ffee0*"})
    void patternsOfAddressesAndSpisAreForAll(String from, String to, String spi) throws IOException {
        Files.writeString(folder.resolve("esp_sa"),
                "\"Any\",\"%s\",\"%s\",\"%s\",\"NULL\",\"\",\"NULL\",\"\"\n".formatted(from, to, spi));
        assertThat(KeyTables.read(folder).ofEsp(IpAddress.of("192.0.2.1"), IpAddress.of("192.0.2.2"), 0xc0ffee01L))
                .hasSize(1);
        assertThat(KeyTables.read(folder).ofEsp(IpAddress.of("2001:db8::1"), IpAddress.of("2001:db8::2"), 0xc0ffee01L))
                .as("Any is IPv6 too").hasSize(1);
    }

    /** save-keys writes the addresses that it has, which a NAT changes on the way, and MOBIKE later. */
    @Test
    void whoNamesTheSpiComesBehindWhoNamesTheAddressesToo() throws IOException {
        Files.write(folder.resolve("esp_sa"),
                List.of("\"IPv4\",\"10.0.0.1\",\"192.0.2.2\",\"7\",\"NULL\",\"\",\"NULL\",\"\"",
                        "\"IPv4\",\"192.0.2.1\",\"192.0.2.2\",\"7\",\"NULL\",\"\",\"NULL\",\"\"",
                        "\"IPv6\",\"::1\",\"::2\",\"7\",\"NULL\",\"\",\"NULL\",\"\"",
                        "\"IPv4\",\"10.0.0.1\",\"192.0.2.2\",\"*\",\"NULL\",\"\",\"NULL\",\"\""));
        assertThat(KeyTables.read(folder).ofEsp(IpAddress.of("192.0.2.1"), IpAddress.of("192.0.2.2"), 7))
                .extracting(keys -> keys.source().orElseThrow().toString())
                .containsExactly("192.0.2.1", "::1", "10.0.0.1");
        assertThat(KeyTables.read(folder).ofEsp(IpAddress.of("192.0.2.1"), IpAddress.of("192.0.2.2"), 8)).isEmpty();
    }

    /** The columns of Wireshark 4.4 and newer. */
    @ParameterizedTest
    @CsvSource({"32-bit, 1, 0", "64-bit, 0, 0", "64-bit, 0x1f, 31", "64-bit, ffffffff, 4294967295"})
    void theUpperHalfOfSequenceNumbersIsRead(String length, String high, long expected) throws IOException {
        Files.writeString(folder.resolve("esp_sa"),
                "\"IPv4\",\"*\",\"*\",\"7\",\"NULL\",\"\",\"NULL\",\"\",\"%s\",\"%s\"\n"
                        .formatted(length, high));
        assertThat(KeyTables.read(folder).esp()).extracting(EspSaKeys::sequenceHigh).containsExactly(expected);
    }

    /** To Wireshark a key without 0x is text; digits in hexadecimal that fit are what they look like. */
    @ParameterizedTest
    @CsvSource({"abcdefghijklmnop, 6162636465666768696a6b6c6d6e6f70",
            "0123456789abcdef, 30313233343536373839616263646566",
            "000102030405060708090a0b0c0d0e0f, 000102030405060708090a0b0c0d0e0f",
            "0x102030405060708090a0b0c0d0e0f10, 0102030405060708090a0b0c0d0e0f10"})
    void keysOfEspAreDigitsOrText(String key, String octets) throws IOException {
        Files.writeString(folder.resolve("esp_sa"),
                "\"IPv4\",\"*\",\"*\",\"7\",\"AES-CBC [RFC3602]\",\"%s\",\"NULL\",\"\"\n"
                        .formatted(key));
        assertThat(KeyTables.read(folder).esp()).extracting(keys -> hex(keys.encryptionKey())).containsExactly(octets);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"AES-CCM-128 with 8 octet ICV [RFC5282]|ENCR_AES_CCM_8|128",
            "AES-GCM-256 with 12 octet ICV [RFC5282]|ENCR_AES_GCM_12|256", "AES-CTR-192 [RFC5930]|ENCR_AES_CTR|192"})
    void knowsTheNamesOfIke(String name, EncryptionId id, int bits) {
        CipherChoice cipher = CipherChoice.of(id, bits);
        assertThat(WiresharkNames.ikeCipher(name, 999)).contains(cipher);
        assertThat(WiresharkNames.ike(cipher)).isEqualTo(name);
        assertThat(WiresharkNames.ike(new IcvCheck.By(IntegrityId.AUTH_AES_XCBC_96))).isEqualTo("AUTH_AES_XCBC_96");
        assertThat(WiresharkNames.ike(CipherChoice.of(EncryptionId.ENCR_CHACHA20_POLY1305, 256)))
                .isEqualTo("ENCR_CHACHA20_POLY1305");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ikev2_decryption_table|0158b8fb90b7623d,13514610cea16160,ab|3 columns, expected 8",
            "ikev2_decryption_table|0158b8fb90b7623d,13514610cea16160,ab,cd,\"AES-CBC-128 [RFC3602]\",,,\"NONE [RFC4306]\"|SK_ei has 1 octets, ENCR_AES_CBC takes 16",
            "ikev2_decryption_table|0158,13514610cea16160,,,\"NULL [RFC2410]\",,,\"NONE [RFC4306]\"|SPIi has 2 octets, expected 8",
            "ikev2_decryption_table|0158b8fb90b7623d,13514610cea16160,xy,,\"NULL [RFC2410]\",,,\"NONE|a quotation mark without its second",
            "ikev2_decryption_table|0158b8fb90b7623d,13514610cea16160,xy,,\"NULL [RFC2410]\",,,\"NONE [RFC4306]\"|SK_ei is not an even number of hexadecimal digits",
            "esp_sa|IPv5,*,*,*,NULL,,NULL,|unknown protocol \"IPv5\", expected IPv4, IPv6 or Any",
            "esp_sa|IPv4,::1,*,*,NULL,,NULL,|\"::1\" is neither an IPv4 address nor *",
            "esp_sa|IPv4,*,*,1,NULL,,NULL,,64-bit,1ffffffff|the high bits \"1ffffffff\" of sequence numbers",
            "esp_sa|IPv4,*,*,0x1ffffffff,NULL,,NULL,|the SPI \"0x1ffffffff\" is neither",
            "esp_sa|IPv4,*,*,1,AES-CBC [RFC3602],0xabcd,NULL,|the encryption key has 2 octets, ENCR_AES_CBC takes 16 or 24 or 32",
            "esp_sa|IPv4,*,*,1,NULL,,HMAC-SHA-1-96 [RFC2404],0x00|the authentication key has 1 octets, AUTH_HMAC_SHA1_96 takes 20",
            "ikev1_decryption_table|ab,cd|the initiator cookie has 1 octets, expected 8"})
    void whatIsWrongIsSaidWithFileAndLine(String table, String line, String problem) throws IOException {
        Files.writeString(folder.resolve(table), "# first\n" + line + "\n");
        assertThatThrownBy(() -> KeyTables.read(folder)).isInstanceOf(KeyTableException.class)
                .hasMessageStartingWith(folder.resolve(table) + ", line 2: ").hasMessageContaining(problem);
    }

    /** Wireshark knows Twofish and will know more; of the other lines that is no business. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "esp_sa|IPv4,*,*,1,TWOFISH-CBC,0x00,NULL,|unknown encryption algorithm \"TWOFISH-CBC\"",
            "esp_sa|IPv4,*,*,1,TWOFISH-CBC,a key in characters,NULL,|unknown encryption algorithm \"TWOFISH-CBC\"",
            "esp_sa|IPv4,*,*,1,NULL,,HMAC-SHA3-256,0x00|unknown authentication algorithm \"HMAC-SHA3-256\"",
            "ikev2_decryption_table|0158b8fb90b7623d,13514610cea16160,ab,cd,ROT13,,,\"NONE [RFC4306]\"|unknown encryption algorithm \"ROT13\"",
            "ikev2_decryption_table|0158b8fb90b7623d,13514610cea16160,,,\"NULL [RFC2410]\",,,MD2|unknown integrity algorithm \"MD2\""})
    void aLineOfAnUnknownAlgorithmCostsThatLineOnly(String table, String line, String problem) throws IOException {
        String known = table.equals("esp_sa")
                ? "IPv4,*,*,2,NULL,,NULL,"
                : "0158b8fb90b7623d,13514610cea16161,,,\"NULL [RFC2410]\",,,\"NONE [RFC4306]\"";
        Files.write(folder.resolve(table), List.of("# first", known, line, known));
        KeyTables tables = KeyTables.read(folder);
        assertThat(tables.leftOut()).containsExactly(folder.resolve(table) + ", line 3: " + problem);
        assertThat(tables.ike().size() + tables.esp().size()).isEqualTo(2);
    }

    @Test
    void aFolderWithoutTablesIsAnError() {
        assertThatThrownBy(() -> KeyTables.read(folder)).hasMessageContaining("holds none of the key tables");
        assertThatThrownBy(() -> KeyTables.read(folder.resolve("none"))).hasMessageContaining("no such folder");
        assertThatThrownBy(() -> KeyTables.read(Captures.file("README.md"))).hasMessageContaining("is not a folder");
    }

    /** Wireshark's configuration has its tables in a folder of this name, and so has the lab's evidence. */
    @Test
    void tablesInAFolderOfWiresharkAreFound() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("wireshark"));
        Files.writeString(inside.resolve("esp_sa"), "\"IPv4\",\"*\",\"*\",\"7\",\"NULL\",\"\",\"NULL\",\"\"\n");
        assertThat(KeyTables.read(folder).esp()).hasSize(1);
        Files.writeString(folder.resolve("esp_sa"), "");
        assertThat(KeyTables.read(folder).esp()).as("its own come first").isEmpty();
        assertThat(KeyTables.read(inside.resolve("esp_sa")).esp()).as("a table for its folder").hasSize(1);
    }

    /** Whoever has the secrets alone can still verify what stands in the clear. */
    @Test
    void secretsNeedNoTablesBeside() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("wireshark"));
        String line = "{\"version\":1,\"initiatorSpi\":\"0102030405060708\",\"responderSpi\":\"1112131415161718\","
                + "\"name\":\"SKEYID\",\"value\":\"ab\"}\n";
        Files.writeString(folder.resolve("ike_secrets.jsonl"), line);
        assertThat(KeyTables.read(folder).secrets()).hasSize(1);
        Files.writeString(inside.resolve("esp_sa"), "\"IPv4\",\"*\",\"*\",\"7\",\"NULL\",\"\",\"NULL\",\"\"\n");
        assertThat(KeyTables.read(folder)).satisfies(keys -> {
            assertThat(keys.secrets()).hasSize(1);
            assertThat(keys.esp()).hasSize(1);
        });
    }

    private static String hex(Secret secret) {
        return secret.reveal(SecretAccess.forKeyExport()).hex();
    }
}
