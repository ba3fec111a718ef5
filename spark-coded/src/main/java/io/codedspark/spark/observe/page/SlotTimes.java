package io.codedspark.spark.observe.page;

import io.codedspark.spark.observe.view.CodedJobView;
import io.codedspark.spark.observe.view.GroupView;
import io.codedspark.spark.observe.view.SlotView;
import java.util.Locale;

/** When the latest attempts of a group's slots ran, a lane each, on the time axis of the whole job. Colours tell how they ended. */
final class SlotTimes {

    private static final int WIDTH = 320;
    private static final int LANE = 7;
    private static final int BAR = 5;

    private SlotTimes() {}

    /** Milliseconds that the axis of a job spans: until its end, or until what was seen last. */
    static long span(CodedJobView job) {
        long end = job.endMillis();
        for (GroupView group : job.groups()) {
            for (SlotView slot : group.slots()) {
                end = Math.max(end, Math.max(slot.endMillis(), slot.startMillis()));
            }
        }
        return Math.max(1, end - job.startMillis());
    }

    static String of(CodedJobView job, long span, GroupView group) {
        StringBuilder lanes = new StringBuilder();
        int y = 1;
        for (SlotView slot : group.slots()) {
            if (slot.startMillis() > 0) {
                long start = Math.max(0, slot.startMillis() - job.startMillis());
                long end = slot.endMillis() == 0 ? span : Math.max(start, slot.endMillis() - job.startMillis());
                lanes.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#8a939c\" stroke-width=\"0.5\"><title>%s</title></rect>",
                        (double) WIDTH * start / span,
                        y,
                        Math.max(1, (double) WIDTH * (end - start) / span),
                        BAR,
                        SlotStrip.fill(slot.taskKind()),
                        Html.text(SlotStrip.tip(slot))));
            }
            y += LANE;
        }
        return SlotStrip.svg(WIDTH + 1, y, lanes.toString());
    }
}
