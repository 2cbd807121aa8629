package ike.interop.scenario;

import com.google.common.collect.ImmutableMap;
import com.sun.net.httpserver.HttpExchange;
import ike.interop.lab.Command;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authority's OCSP responder (RFC 6960): OpenSSL, with the certificate that the scenario's script names, and as slow as that is.
 *
 * @param authority its folder, with {@code index.txt}
 * @param root its own certificate, in that folder
 * @param certificate of the signer, in that folder
 * @param key of the signer
 * @param delay how long it takes
 */
record CaResponder(Path authority, String root, String certificate, String key, Duration delay) {
    private static final String SCRIPT = "ocsp/ocsp.cgi";
    private static final String FILE = "\\s+([A-Za-z0-9.-]+)";
    private static final Pattern AUTHORITY = Pattern.compile("(?:--cacert|-CA)" + FILE);
    private static final Pattern CERTIFICATE = Pattern.compile("(?:--cert|-rsigner)" + FILE);
    private static final Pattern KEY = Pattern.compile("(?:--key|--cakey|-rkey)" + FILE);
    private static final Pattern DELAY = Pattern.compile("(?m)^sleep (\\d+)");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int OK = 200;

    /**
     * That of an authority.
     *
     * @param own where a scenario's own script is, if it has one
     */
    static CaResponder of(Path authority, Path own) throws IOException {
        Path script = own.resolve(SCRIPT);
        String text = Files.readString(Files.exists(script) ? script : authority.resolve(SCRIPT));
        String root = first(AUTHORITY, text, "");
        return new CaResponder(authority, root, first(CERTIFICATE, text, root),
                first(KEY, text, root.replace("Cert", "Key")),
                Duration.ofSeconds(Long.parseLong(first(DELAY, text, "0"))));
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    void answer(HttpExchange exchange) throws IOException {
        Path folder = Files.createTempDirectory("ike-ocsp");
        Path request = folder.resolve("request");
        Path response = folder.resolve("response");
        try (exchange) {
            Files.write(request, exchange.getRequestBody().readAllBytes());
            Thread.sleep(delay);
            Command.of("openssl", "ocsp", "-index", file("index.txt"), "-CA", file(root), "-rsigner",
                    file(certificate), "-rkey", file(key), "-nmin", "5", "-reqin", request.toString(), "-respout",
                    response.toString()).with(ImmutableMap.of("LC_ALL", "C")).attempt(LIMIT);
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(OK, Files.size(response));
            Files.copy(response, exchange.getResponseBody());
        } catch (InterruptedException e) {
            throw (InterruptedIOException) new InterruptedIOException().initCause(e);
        } finally {
            Files.deleteIfExists(request);
            Files.deleteIfExists(response);
            Files.delete(folder);
        }
    }

    private String file(String name) {
        return authority.resolve(name).toString();
    }
}
