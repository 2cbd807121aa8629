package ike.benchmarks.run;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.math.Quantiles;
import ike.benchmarks.crypto.EspCase;
import ike.benchmarks.crypto.PrfBenchmark;
import ike.benchmarks.report.Measurement;
import ike.benchmarks.report.Yardstick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * {@code openssl speed} as the yardstick of those cases that it does as well: encryption by an AEAD, MACs,
 * Diffie-Hellman's derivation, signatures. It counts processor time, as we do. Each command runs for a second, three times.
 */
public final class OpensslSpeed {
    private static final int TIMES = 3;
    /** The line with the result: octets a second for a cipher, operations a second otherwise. */
    private static final Pattern RESULT = Pattern
            .compile("(?m)^\\+F\\d*:\\d+:[^:]+:(?:Ed\\d+:)?([0-9.]+)(?::([0-9.]+))?");

    /** How OpenSSL calls our key exchange methods. */
    private static final ImmutableMap<String, String> DERIVATIONS = ImmutableMap.<String, String>builder()
            .put("CURVE25519", "ecdhx25519").put("CURVE448", "ecdhx448").put("ECP_192", "ecdhp192")
            .put("ECP_224", "ecdhp224").put("ECP_256", "ecdhp256").put("ECP_384", "ecdhp384")
            .put("ECP_521", "ecdhp521").put("BRAINPOOL_P256R1", "ecdhbrp256r1")
            .put("BRAINPOOL_P384R1", "ecdhbrp384r1").put("BRAINPOOL_P512R1", "ecdhbrp512r1")
            .put("MODP_2048", "ffdh2048").put("MODP_3072", "ffdh3072").put("MODP_4096", "ffdh4096")
            .put("MODP_6144", "ffdh6144").put("MODP_8192", "ffdh8192").buildOrThrow();

    /** How OpenSSL calls the MACs of our PRFs, and the option that takes them; it computes them under one key, as sameKey does. */
    private static final ImmutableMap<String, ImmutableList<String>> MACS = ImmutableMap.of("PRF_HMAC_MD5",
            ImmutableList.of("-hmac", "md5"), "PRF_HMAC_SHA1", ImmutableList.of("-hmac", "sha1"),
            "PRF_HMAC_SHA2_256", ImmutableList.of("-hmac", "sha256"), "PRF_HMAC_SHA2_384",
            ImmutableList.of("-hmac", "sha384"), "PRF_HMAC_SHA2_512", ImmutableList.of("-hmac", "sha512"),
            "PRF_AES128_CMAC", ImmutableList.of("-cmac", "aes-128-cbc"));

    /** How OpenSSL calls the keys of our signatures. */
    private static final ImmutableMap<String, String> SIGNATURES = ImmutableMap.<String, String>builder()
            .put("RSA_2048", "rsa2048").put("RSA_PSS_2048", "rsa2048").put("RSA_3072", "rsa3072")
            .put("RSA_4096", "rsa4096").put("ECDSA_P256", "ecdsap256").put("ECDSA_P384", "ecdsap384")
            .put("ECDSA_P521", "ecdsap521")
            .put("DSA_1024", "dsa1024").put("ECDSA_BRAINPOOL_P256R1", "ecdsabrp256r1").put("ED25519", "ed25519")
            .put("ED448", "ed448").buildOrThrow();

    private static final ImmutableMap<String, String> CIPHERS = ImmutableMap.of("AES_128_GCM", "aes-128-gcm",
            "AES_256_GCM", "aes-256-gcm");

    private OpensslSpeed() {
    }

    /**
     * What is typed behind {@code openssl speed}, how many octets one operation has where octets are counted, and which of
     * its results it is: a signature is made and verified.
     */
    private record Test(ImmutableList<String> arguments, int octets, int result) {
        String command() {
            return "openssl speed " + Joiner.on(' ').join(arguments);
        }
    }

    /**
     * Yardsticks for these cases; {@link IOException} when openssl cannot be run.
     *
     * @param lines takes a line for each command
     */
    public static ImmutableMap<Measurement, Yardstick> measure(ImmutableList<Measurement> cases, Consumer<String> lines)
            throws IOException {
        Map<Test, Yardstick> done = new LinkedHashMap<>();
        ImmutableMap.Builder<Measurement, Yardstick> yardsticks = ImmutableMap.builder();
        for (Measurement measured : cases) {
            Optional<Test> test = testFor(measured);
            if (test.isPresent()) {
                if (!done.containsKey(test.get())) {
                    lines.accept(test.get().command());
                    done.put(test.get(), new Yardstick(test.get().command(), perCpuSecond(test.get())));
                }
                yardsticks.put(measured, done.get(test.get()));
            }
        }
        return yardsticks.buildOrThrow();
    }

    /** True when there is an openssl to be run. */
    public static boolean isInstalled() {
        try {
            run(ImmutableList.of("openssl", "version"));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<Test> testFor(Measurement measured) {
        ImmutableMap<String, String> parameters = measured.parameters();
        return switch (measured.benchmark() + "." + measured.operation()) {
            case "crypto.KeyExchangeBenchmark.agree" -> Optional.ofNullable(DERIVATIONS.get(parameters.get("method")))
                    .map(name -> new Test(ImmutableList.of("-seconds", "1", name), 1, 1));
            case "crypto.PrfBenchmark.sameKey" -> Optional.ofNullable(MACS.get(parameters.get("function")))
                    .map(mac -> octets(PrfBenchmark.OCTETS, mac));
            case "crypto.SignatureBenchmark.sign", "crypto.SignatureBenchmark.verify" ->
                Optional.ofNullable(SIGNATURES.get(parameters.get("key"))).map(name -> new Test(
                        ImmutableList.of("-seconds", "1", name), 1, measured.operation().equals("sign") ? 1 : 2));
            case "esp.PacketBenchmark.seal", "esp.PacketBenchmark.open" ->
                Optional.ofNullable(CIPHERS.get(parameters.get("suite"))).map(name -> cipher(name, parameters));
            case "crypto.EspBenchmark.seal", "crypto.EspBenchmark.open" ->
                EspCase.openssl(parameters.getOrDefault("algorithm", "")).map(name -> cipher(name, parameters));
            default -> Optional.empty();
        };
    }

    private static Test cipher(String name, ImmutableMap<String, String> parameters) {
        return octets(Integer.parseInt(parameters.getOrDefault("octets", "")), ImmutableList.of("-evp", name));
    }

    private static Test octets(int octets, ImmutableList<String> what) {
        return new Test(ImmutableList.<String>builder().add("-seconds", "1", "-bytes", Integer.toString(octets))
                .addAll(what).build(), octets, 1);
    }

    private static double perCpuSecond(Test test) throws IOException {
        ImmutableList.Builder<Double> results = ImmutableList.builder();
        for (int i = 0; i < TIMES; i++) {
            String said = run(ImmutableList.<String>builder().add("openssl", "speed", "-mr").addAll(test.arguments())
                    .build());
            MatchResult result = RESULT.matcher(said).results().findFirst()
                    .orElseThrow(() -> new IOException(test.command() + " gave no result"));
            results.add(Double.parseDouble(result.group(test.result())) / test.octets());
        }
        return Quantiles.median().compute(results.build());
    }

    private static String run(ImmutableList<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
