package io.codedspark.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Writes a report as JSON. */
final class ReportJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportJson() {}

    static String of(CodedReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("function", report.function());
        json.put("k", report.shape().k()).put("r", report.shape().r());
        json.put("exactness", lower(report.exactness()));
        json.put("policy", report.policy().toString());
        json.put("groups", report.groups()).put("groupsFallenBack", report.groupsFallenBack());
        json.put("seconds", report.seconds()).put("taskSeconds", report.taskSeconds());
        ObjectNode rows = json.putObject("rows");
        for (RowOrigin origin : RowOrigin.values()) {
            rows.put(lower(origin), report.rows(origin));
        }
        ArrayNode erasures = json.putArray("erasures");
        report.erasures()
                .forEach(e -> erasures.addObject()
                        .put("group", e.group())
                        .put("slot", e.slot())
                        .put("cause", lower(e.cause()))
                        .put("message", e.message()));
        ArrayNode attempts = json.putArray("attempts");
        report.attempts()
                .forEach(a -> attempts.addObject()
                        .put("group", a.group())
                        .put("slot", a.slot())
                        .put("source", a.source())
                        .put("executor", a.executor())
                        .put("host", a.host())
                        .put("startMillis", a.startMillis())
                        .put("endMillis", a.endMillis())
                        .put("end", lower(a.end())));
        ArrayNode warnings = json.putArray("warnings");
        report.warnings().forEach(warnings::add);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report could not be written as JSON.", e);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
