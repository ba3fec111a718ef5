package io.codedspark.spark.observe.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.RowOrigin;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.util.JsonProtocol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events as Spark writes them into its event log and reads them back. */
class CodedEventsTest {

    private static final String ODD = "<b> \"quoted\" \\ \u00e9\u4e2d\n\ttwo lines";

    static Stream<CodedEvent> events() {
        return Stream.of(
                new CodedJobStarted(
                        3,
                        17,
                        4,
                        ODD,
                        2,
                        1,
                        "EXACT",
                        5,
                        3,
                        CodedOptions.defaults().settings()),
                new CodedJobAdvanced(
                        3,
                        18,
                        List.of(
                                new SlotChange(1, 2, SlotState.LATE, "driver", 16, ""),
                                new SlotChange(0, 0, SlotState.FAILED, "", 0, ODD)),
                        List.of(new GroupChange(1, GroupState.COVERED))),
                new CodedRowsRead(3, 19, 4, Map.of(RowOrigin.COMPUTED, 7L, RowOrigin.RECOMPUTED, 1L << 40), "5", 12),
                new CodedJobEnded(
                        3,
                        20,
                        ODD,
                        1.25,
                        3,
                        0.5,
                        List.of(1, 4),
                        List.of(new ErasureRecord(0, 0, ErasureCause.FAILED, ODD)),
                        List.of(ODD)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void comeBackFromTheEventLogAsTheyWere(CodedEvent event) {
        String line = JsonProtocol.sparkEventToJsonString(event);

        assertThat(line)
                .doesNotContain("\n")
                .contains("\"Event\":\"" + event.getClass().getName() + "\"");
        assertThat(JsonProtocol.sparkEventFromJson(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void areReadWhereALaterVersionAddedFields(CodedEvent event) {
        String line = JsonProtocol.sparkEventToJsonString(event);
        String later = line.replaceFirst("\"time\"", "\"addedLater\":{\"a\":[1]},\"time\"");

        assertThat(JsonProtocol.sparkEventFromJson(later)).isEqualTo(event);
    }
}
