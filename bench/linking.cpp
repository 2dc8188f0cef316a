// SPDX-License-Identifier: GPL-3.0-or-later

// Linking alone, without reading a PDF:
//   arising_linking relink RECORD OUT [NAME=VALUE]...   the record with its trails worked out anew; see set() for NAMEs
//   arising_linking pairs RECORD OUT       what the two models see of every pair they weigh (JSON lines)
//   arising_linking time STATEMENTS        links a made archive of that size and says how long it took

#include <sys/resource.h>

#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bench/made_archive.h"
#include "corpus/archive_wordings.h"
#include "corpus/body_name.h"
#include "corpus/candidate_index.h"
#include "corpus/certain_links.h"
#include "corpus/empty_wordings.h"
#include "corpus/mine_archive.h"
#include "corpus/restatement.h"
#include "corpus/same_matter.h"
#include "corpus/series.h"
#include "corpus/series_text.h"
#include "output/record_json.h"
#include "output/record_reader.h"

namespace {

using namespace arising;
using Json = nlohmann::ordered_json;

void set(corpus::FollowOptions& options, const std::string& name, double value) {
    std::map<std::string, double*> settings = {
        {"same_wording", &options.links.same_wording},   {"same_recommendation", &options.links.same_recommendation},
        {"same_request", &options.links.same_request},   {"same_request_average", &options.links.same_request_average},
        {"same_matter", &options.links.same_matter},     {"same_matter_average", &options.links.same_matter_average},
        {"reports_about", &options.links.reports_about}, {"cohesion", &options.trails.cohesion},
        {"request.bias", &options.restatement.bias},     {"matter.bias", &options.matter.bias}};
    for (std::size_t i = 0; i < options.restatement.weights.size(); ++i) {
        settings["request.weight" + std::to_string(i)] = &options.restatement.weights[i];
    }
    for (std::size_t i = 0; i < options.matter.weights.size(); ++i) {
        settings["matter.weight" + std::to_string(i)] = &options.matter.weights[i];
    }
    *settings.at(name) = value;
}

int relink(const std::string& from, const std::string& to, const std::vector<std::string>& settings) {
    corpus::FollowOptions options;
    for (const std::string& setting : settings) {
        const std::size_t equals = setting.find('=');
        set(options, setting.substr(0, equals), std::stod(setting.substr(equals + 1)));
    }
    Json record = output::read_record(from);
    corpus::Archive archive = output::archive_of(record, from);
    corpus::follow_matters(archive, options);
    Json trails = Json::array();
    for (const corpus::Trail& trail : archive.trails) {
        trails.push_back(Json::parse(output::to_json(trail).dump()));
    }
    record["trails"] = trails;
    std::ofstream(to) << record.dump() << '\n';
    return 0;
}

const std::string& id_of(const corpus::Archive& archive, const corpus::Series& series, std::size_t saying) {
    return archive.statements[series.sayings[saying].statement].id;
}

void write_requests(const corpus::Archive& archive, const std::vector<corpus::Series>& all_series, std::ostream& out) {
    const corpus::Restatements restatements(archive, all_series);
    for (const corpus::Series& series : all_series) {
        for (const corpus::Restatement& pair : restatements.in(series)) {
            out << Json{{"model", "request"},
                        {"from", id_of(archive, series, pair.from)},
                        {"to", id_of(archive, series, pair.to)},
                        {"seen", pair.seen.values()}}
                       .dump()
                << '\n';
        }
    }
}

void write_matters(const corpus::Archive& archive, const std::vector<corpus::Series>& all_series, std::ostream& out) {
    const corpus::LinkOptions options;
    const corpus::ArchiveWordings wordings(archive, all_series);
    for (const corpus::Series& series : all_series) {
        const corpus::SeriesText text(archive, series);
        const corpus::CandidateIndex index(corpus::wordings_of(series, wordings), options.common_term);
        const corpus::EmptyWordings empty(text, wordings, index, options.same_wording);
        const corpus::MatterPairs pairs(text, wordings, index, empty, corpus::find_certain_links(text, empty));
        pairs.for_each(options.least_alike, [&](std::size_t from, std::size_t to, const corpus::MatterEvidence& seen) {
            out << Json{{"model", "matter"},
                        {"from", id_of(archive, series, from)},
                        {"to", id_of(archive, series, to)},
                        {"seen", seen.values()}}
                       .dump()
                << '\n';
        });
    }
}

int write_pairs(const std::string& from, const std::string& to) {
    const corpus::Archive archive = output::archive_of(output::read_record(from), from);
    const std::vector<corpus::Series> all_series = corpus::find_series(archive, corpus::body_keys(archive.documents));
    std::ofstream out(to);
    write_requests(archive, all_series, out);
    write_matters(archive, all_series, out);
    return 0;
}

int time_linking(std::size_t statements) {
    corpus::Archive archive = bench::make_archive(statements);
    const std::clock_t processor = std::clock();
    const auto start = std::chrono::steady_clock::now();
    corpus::follow_matters(archive);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const double processor_seconds = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    std::cout << archive.statements.size() << " statements, " << archive.trails.size() << " trails, " << seconds.count()
              << " s (" << processor_seconds << " s of a processor), peak " << usage.ru_maxrss / 1024 << " MiB\n";
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> args(words + 1, words + count);
    if (args.size() >= 3 && args[0] == "relink") {
        return relink(args[1], args[2], {args.begin() + 3, args.end()});
    }
    if (args.size() == 3 && args[0] == "pairs") {
        return write_pairs(args[1], args[2]);
    }
    if (args.size() == 2 && args[0] == "time") {
        return time_linking(std::stoul(args[1]));
    }
    std::cerr << "usage: arising_linking relink RECORD OUT | pairs RECORD OUT | time STATEMENTS\n";
    return 2;
}
