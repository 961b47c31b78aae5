// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestwriter.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTabBar;
class QTimer;

namespace berth {

class LaunchDraft;

// What would be sent, live, as JSON, curl or a line for the official client. Secrets are dots; a copy with
// secrets is an action of its own.
class RequestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RequestPanel(LaunchDraft &draft, QWidget *parent = nullptr);

    void setBaseUrl(const QUrl &url);
    [[nodiscard]] QString text() const; // as shown

Q_SIGNALS:
    void copied(const QString &what); // a short word on what is in the clipboard now

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Form { Json, Curl, Vastai };

    void scheduleUpdate();
    void update();
    [[nodiscard]] QString render(SecretPolicy secrets, QStringList *notes = nullptr) const;
    void copy(SecretPolicy secrets);

    LaunchDraft &m_draft;
    QUrl m_baseUrl;
    QTabBar *m_forms;
    QPlainTextEdit *m_text;
    QLabel *m_notes;
    QTimer *m_soon;
};

}
