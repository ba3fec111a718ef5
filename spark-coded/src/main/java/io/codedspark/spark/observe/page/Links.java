package io.codedspark.spark.observe.page;

import javax.servlet.http.HttpServletRequest;
import org.apache.spark.ui.UIUtils;

/** Addresses within the user interface of one application, live, behind a proxy, or in the history server. */
record Links(HttpServletRequest request, CodedTab tab) {

    String codedJob(int id) {
        return address("/coded/job/?id=" + id);
    }

    String codedJob(int id, int page) {
        return address("/coded/job/?id=" + id + "&page=" + page);
    }

    String sparkJob(int id) {
        return address("/jobs/job/?id=" + id);
    }

    private String address(String path) {
        return UIUtils.prependBaseUri(request, tab.basePath(), path);
    }
}
