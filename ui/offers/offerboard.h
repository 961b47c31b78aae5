// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "market/offermarks.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;

namespace berth {

class ExperienceReader;
class MarkBook;
class OfferDetailsPane;
class OfferModel;
class OfferSortModel;
class OfferTable;
class Settings;
struct Services;

// The table of offers and what a person does with it: details of the chosen one beside it, columns, machines
// together, marks, and some compared.
class OfferBoard : public QWidget
{
    Q_OBJECT

public:
    OfferBoard(OfferModel &model, OfferSortModel &sorted, QWidget *parent = nullptr);

    // Remembers in the settings, marks in the book, and learns from the journal. Without it nothing is kept
    // and nothing can be marked.
    void attach(const Services &services);

    [[nodiscard]] OfferTable &table() { return *m_table; }
    // Puts its parts after this one in the order of Tab; returns the last of them.
    QWidget *chainTabs(QWidget *before);

Q_SIGNALS:
    void offerTaken(const berth::Offer &offer); // otherwise than from the table
    void said(const QString &words); // what was done, for the status bar

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void build();
    QHBoxLayout *buildTools();
    void buildMarkButtons();
    void addShortcuts();
    void refreshSoon();
    void refresh();
    void showDetails(bool on);
    void followMarks();
    void mark(OfferMarks::Of of, OfferMarks::Mark mark);
    void toggle(OfferMarks::Of of, OfferMarks::Mark mark);
    void fold(int row, bool unfolded);
    void addMarkActions(QMenu &menu, const Offer &offer);
    void compareChosen();
    void remember();
    [[nodiscard]] std::optional<Offer> current() const;
    [[nodiscard]] QList<Offer> chosen() const; // in the table's order

    OfferModel &m_model;
    OfferSortModel &m_sorted;
    OfferTable *m_table;
    OfferDetailsPane *m_pane;
    QSplitter *m_splitter;
    QWidget *m_hiddenLine = nullptr;
    QLabel *m_hiddenWords = nullptr;
    QPushButton *m_showHidden = nullptr;
    QCheckBox *m_group = nullptr;
    QPushButton *m_columns = nullptr;
    QPushButton *m_details = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_favourite = nullptr;
    QPushButton *m_never = nullptr;
    QTimer m_refresh;
    bool m_showsHidden = false;
    Settings *m_settings = nullptr;
    MarkBook *m_marks = nullptr;
    ExperienceReader *m_experiences = nullptr;
};

}
