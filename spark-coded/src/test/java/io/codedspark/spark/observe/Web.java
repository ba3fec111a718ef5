package io.codedspark.spark.observe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fetches pages, and looks at what they refer to. */
final class Web {

    private static final Pattern REFERENCE =
            Pattern.compile("(?:src|href|action|data)\\s*=\\s*[\"']([^\"']*)[\"']|url\\(([^)]*)\\)");

    private Web() {}

    /** The text of a page; fails unless it is there. */
    static String page(String address) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        address + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException("could not fetch " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a page refers to that does not lie on its own host. */
    static Stream<String> elsewhere(String page) {
        Matcher references = REFERENCE.matcher(page);
        return references
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .filter(reference -> reference.matches("(?i)(https?:)?//.*"))
                .filter(reference -> !reference.matches("(?i)(https?:)?//(127\\.0\\.0\\.1|localhost)[:/].*"));
    }
}
