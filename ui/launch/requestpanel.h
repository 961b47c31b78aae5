// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/requesttext.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTabBar;
class QTimer;

namespace berth {

class LaunchDraft;

// What would be sent, live, as JSON, curl, a line for the official client or Python. Secrets are dots; a copy
// with secrets is an action of its own.
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
    void scheduleUpdate();
    void update();
    [[nodiscard]] RequestText render(SecretPolicy secrets) const;
    void copy(SecretPolicy secrets);

    LaunchDraft &m_draft;
    QUrl m_baseUrl;
    QTabBar *m_forms;
    QPlainTextEdit *m_text;
    QLabel *m_notes;
    QTimer *m_soon;
};

}
