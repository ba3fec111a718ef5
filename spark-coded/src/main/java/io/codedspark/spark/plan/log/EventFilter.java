package io.codedspark.spark.plan.log;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import scala.runtime.AbstractFunction1;

/** Lets those lines through that the planner needs, and whatever is not plainly an event: the parser judges that. */
final class EventFilter extends AbstractFunction1<String, Object> {

    private static final Pattern EVENT = Pattern.compile("^\\{\"Event\":\"([^\"]+)\".*}\\s*$", Pattern.DOTALL);

    private static final Set<String> NEEDED = Set.of(
            "SparkListenerLogStart",
            "SparkListenerApplicationStart",
            "SparkListenerApplicationEnd",
            "SparkListenerEnvironmentUpdate",
            "SparkListenerExecutorAdded",
            "SparkListenerExecutorRemoved",
            "SparkListenerStageSubmitted",
            "SparkListenerStageCompleted",
            "SparkListenerTaskStart",
            "SparkListenerTaskEnd");

    private long events;

    /** Lines that look like events, needed or not. */
    long events() {
        return events;
    }

    @Override
    public Object apply(String line) {
        Matcher event = EVENT.matcher(line);
        if (!event.matches()) {
            return true;
        }
        events++;
        return NEEDED.contains(event.group(1));
    }
}
