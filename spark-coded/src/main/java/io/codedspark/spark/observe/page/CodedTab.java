package io.codedspark.spark.observe.page;

import org.apache.spark.ui.SparkUI;
import org.apache.spark.ui.SparkUITab;

/** The tab "Coded" of an application's user interface. */
public final class CodedTab extends SparkUITab {

    private static final String PREFIX = "coded";

    private CodedTab(SparkUI ui) {
        super(ui, PREFIX);
    }

    /** Adds the tab to a user interface. */
    public static void attach(SparkUI ui, CodedJobs jobs) {
        CodedTab tab = new CodedTab(ui);
        tab.attachPage(new JobsPage(tab, jobs));
        tab.attachPage(new JobPage(tab, jobs));
        ui.attachTab(tab);
    }

    @Override
    public String name() {
        return "Coded";
    }
}
