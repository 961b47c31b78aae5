// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QVBoxLayout;

namespace berth {

// What a section's header tells about what is inside.
struct SectionSummary
{
    int set = 0;
    int errors = 0;
    int warnings = 0;
    friend bool operator==(const SectionSummary &, const SectionSummary &) = default;
};

// The line that opens and closes a section: Space or Enter toggles, + and - open and close.
class SectionHeader : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SectionHeader(QWidget *parent);

    void setSummary(const SectionSummary &summary);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString problemText() const;
    void describe();

    SectionSummary m_summary;
};

// A card with a header. What stands in it may be built when it is first opened.
class CollapsibleSection : public QWidget
{
    Q_OBJECT

public:
    explicit CollapsibleSection(QWidget *parent = nullptr);

    [[nodiscard]] SectionHeader *header() const { return m_header; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] bool isExpanded() const { return m_header->isChecked(); }
    void setExpanded(bool expanded) { m_header->setChecked(expanded); }

Q_SIGNALS:
    void aboutToExpand(); // before the body is shown
    void expandedChanged(bool expanded);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SectionHeader *m_header = nullptr;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_body = nullptr;
};

}
