package ike.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.eap.EapType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Numbers, names and references of every registry stand in a file that was compared, line by line, with the documents it names: two
 * numbers that change places would be the same mistake in encoder and decoder. {@code -Dike.golden=write} writes it anew.
 */
class RegistriesTest {
    private static final Path FILE = Path.of("src/test/resources/registries.csv");

    private record Entries(String name, ImmutableList<CodePoint> values) {
        Entries(String name, CodePoint... values) {
            this(name, ImmutableList.copyOf(values));
        }

        Stream<String> lines() {
            return values.stream().sorted(Comparator.comparingInt(CodePoint::code))
                    .map(entry -> name + "," + entry.code() + "," + entry.label() + "," + entry.reference());
        }
    }

    private static final ImmutableList<Entries> IKEV2 = ImmutableList.of(
            new Entries("2 exchange type", ike.wire.v2.ExchangeType.Known.values()),
            new Entries("2 payload type", ike.wire.v2.PayloadType.Known.values()),
            new Entries("2 protocol", ike.wire.v2.ProtocolId.Known.values()),
            new Entries("2 transform type", ike.wire.v2.TransformType.Known.values()),
            new Entries("2 encryption", ike.wire.v2.EncryptionId.values()),
            new Entries("2 PRF", ike.wire.v2.PrfId.values()),
            new Entries("2 integrity", ike.wire.v2.IntegrityId.values()),
            new Entries("2 key exchange", ike.wire.v2.KeyExchangeId.values()),
            new Entries("2 sequence numbers", ike.wire.v2.SequenceNumbersId.values()),
            new Entries("2 key wrap", ike.wire.v2.KeyWrapId.values()),
            new Entries("2 group controller authentication", ike.wire.v2.ControllerAuthId.values()),
            new Entries("2 ID type", ike.wire.v2.IdType.Known.values()),
            new Entries("2 certificate encoding", ike.wire.v2.CertEncoding.Known.values()),
            new Entries("2 authentication method", ike.wire.v2.AuthMethod.Known.values()),
            new Entries("2 hash", ike.wire.v2.HashAlgorithmId.Known.values()),
            new Entries("2 notification", ike.wire.v2.NotifyType.Known.values()),
            new Entries("2 compression", ike.wire.v2.CompressionId.values()),
            new Entries("2 traffic selector", ike.wire.v2.TsType.Known.values()),
            new Entries("2 CFG type", ike.wire.v2.CfgType.Known.values()),
            new Entries("2 configuration attribute", ike.wire.v2.CfgAttributeType.Known.values()),
            new Entries("EAP type", IntStream.rangeClosed(0, Registry.OCTET).mapToObj(EapType::of)
                    .filter(entry -> !entry.reference().isEmpty()).toArray(CodePoint[]::new)));

    private static final ImmutableList<Entries> IKEV1 = ImmutableList.of(
            new Entries("1 exchange type", ike.wire.v1.ExchangeType.Known.values()),
            new Entries("1 payload type", ike.wire.v1.PayloadType.Known.values()),
            new Entries("1 protocol", ike.wire.v1.ProtocolId.Known.values()),
            new Entries("1 ISAKMP transform", ike.wire.v1.IsakmpTransformId.values()),
            new Entries("1 ESP transform", ike.wire.v1.EspTransformId.values()),
            new Entries("1 AH transform", ike.wire.v1.AhTransformId.values()),
            new Entries("1 IPCOMP transform", ike.wire.v1.IpcompTransformId.values()),
            new Entries("1 Phase 1 attribute", ike.wire.v1.OakleyAttribute.values()),
            new Entries("1 encryption", ike.wire.v1.OakleyEncryption.values()),
            new Entries("1 hash", ike.wire.v1.OakleyHash.values()),
            new Entries("1 authentication method", ike.wire.v1.AuthenticationMethod.values()),
            new Entries("1 group", ike.wire.v1.OakleyGroup.values()),
            new Entries("1 group type", ike.wire.v1.GroupType.values()),
            new Entries("1 life type", ike.wire.v1.LifeType.values()),
            new Entries("1 Phase 2 attribute", ike.wire.v1.IpsecAttribute.values()),
            new Entries("1 encapsulation mode", ike.wire.v1.EncapsulationMode.values()),
            new Entries("1 authentication algorithm", ike.wire.v1.IpsecAuthentication.values()),
            new Entries("1 ID type", ike.wire.v1.IdType.Known.values()),
            new Entries("1 certificate encoding", ike.wire.v1.CertEncoding.Known.values()),
            new Entries("1 notification", ike.wire.v1.NotifyType.Known.values()),
            new Entries("1 CFG type", ike.wire.v1.CfgType.Known.values()),
            new Entries("1 configuration attribute", ike.wire.v1.CfgAttribute.values()));

    @Test
    void everyNumberIsThatOfTheDocuments() throws IOException {
        String text = Stream.of(IKEV2, IKEV1).flatMap(ImmutableList::stream).flatMap(Entries::lines)
                .collect(Collectors.joining("\n", "registry,code,label,reference\n", "\n"));
        if ("write".equals(System.getProperty("ike.golden"))) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE, StandardCharsets.UTF_8)).as("-Dike.golden=write").isEqualTo(text);
    }
}
